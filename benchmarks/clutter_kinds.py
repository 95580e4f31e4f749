"""Fifty kinds of clutter that whoever writes rules of cleaning may look at.

A hundred names of kinds were listed first and halved by lot; the other half is in `clutter_held_out`.
The notation is described in `clutter`.
"""

from benchmarks.clutter import Kind, Stock

WORDS = {
    "office": (
        "council leader,police chief,transport minister,opposition,court,union,mayor,regulator,central bank,"
        "hospital trust,school board,president,finance committee,rail operator,energy firm,prosecution"
    ).split(","),
    "issue": (
        "tram extension,water bills,bus strike,library closures,flood defences,housing targets,grain exports,"
        "border checks,rent cap,hospital merger,airport runway,gas tariffs,teacher pay,fishing quotas,budget gap"
    ).split(","),
    "headline": (
        "{office} <backs|blocks|delays|rejects|defends> plan for {issue}",
        "{office} <promises|rules out|considers> <cuts|more talks|a U-turn> over {issue}",
        "<Two|Three|Four|Five> <hurt|arrested|rescued> after <crash|fire|storm|landslide> near {place}",
        "what we know about {issue} <so far|in {place}|and why it matters>",
        "'<We felt ignored|Nobody told us|It is a disgrace|I never gave up>': {place} families on {issue}",
        "{place} <votes|prepares|waits|pays> for {issue} as {office} <steps in|stays silent|promises help>",
        "how {issue} <divided|changed|saved> {place}",
        "{issue}: <{office} under fire|key questions answered|a timeline>",
        "{surname} <quits|returns|apologises|fires back> after row over {issue}",
        "watchdog to <probe|review> {issue} in {place}",
        "why {office} <will not talk about|may regret|fears> {issue}",
        "{currency}{2-90}m <boost|blow|bill> for {place} over {issue}",
        "exclusive: {office} knew of {issue} <months|weeks|years> ago",
    ),
    "blurb": (
        "{surname} says the {issue} will go ahead despite a petition signed by {2,000-40,000} people.",
        "A leaked report shows how the {office} weighed the {issue} against {currency}{2-80} million of savings.",
        "From {place} to the capital, the {issue} will be a test for the {office}. We spoke to those affected.",
        "The {office} had promised an answer by {weekday}. Now residents of {place} are losing patience.",
        "It began with a letter. {3-14} months later {place} still argues about the {issue}.",
        "Our reporter spent {2-9} days in {place} to find out what people there think of the {issue}.",
    ),
}

KINDS = (
    Kind(
        "ad-label",
        "THME",
        (
            "^Advertisement",
            "^<Ad|Advert|Advertising|Werbung>",
            "^Advertisement - scroll to continue",
            "- Advertisement -",
            "^Sponsored",
            "^Ad <feedback|choices>",
        ),
    ),
    Kind(
        "address",
        "E",
        (
            "{outlet}\n{street}\n<Tel|Phone|T>: {phone}\n<Email|E-mail>: <newsdesk|redaktion|info>@{domain}",
            "^Contact the newsroom\n{street}{sep}{phone}{sep}news@{domain}",
            "<Registered office|Published at|Head office>: {street}. <Newsdesk|Switchboard>: {phone}.",
        ),
        fixed=True,
    ),
    Kind(
        "affiliate-note",
        "HME",
        (
            "We may earn <a small commission|commission> from links on this page.",
            "If you <click on a link|buy through our links> and make a purchase, {outlet} may receive a <share|commission>. Our journalists are not involved.",
            "This article contains affiliate links. <Learn more|Find out how this works>.",
        ),
        fixed=True,
    ),
    Kind(
        "author-contact",
        "E",
        (
            "Email {person} at {~person}@{domain}",
            "<Contact|Reach> {person} at {~person}@{domain} or {phone}. Follow on X: @{~person}",
            "@{surname}{10-99}\n{~surname}@{domain}",
            "Have a question for {person}? Write to {~person}@{domain} or message securely on Signal at {~person}.{10-99}",
        ),
    ),
    Kind(
        "breaking-ticker",
        "T",
        (
            "^Breaking\n{headline}",
            "🔴 BREAKING{sep}{headline}{sep}{headline}",
            "^Just in: {headline}",
            "+++ {headline} +++ {headline} +++",
            "{time} {headline}\n{time} {headline}\n{time} {headline}\n^All the latest",
            "^News alert\n{headline} {arrow} <Read now|Full story|Details>",
        ),
    ),
    Kind(
        "caption-credit",
        "HM",
        (
            "{person} at a meeting about the {issue} in {place} on {weekday}. <Photo|Picture|Image>: {person} / {agency}",
            "A view of {place}, where the {issue} could soon be decided. ({person}/{agency})",
            "The {office} came under fire over the {issue}. PHOTO: {agency}",
            "<Residents|Workers|Commuters> in {place} earlier this <week|month|year>. Picture by {person}",
            "{person}, left, and {person} in {place}, {month} {2015-2025}. © {agency}",
            "FILE - {person} speaks to reporters in {place}, {weekday}, {month} {1-28}, {2015-2025}. ({agency}/{person}, File)",
            "{surname} leaves the talks on {issue} [File: {person}/{agency}]",
        ),
    ),
    Kind(
        "charity",
        "E",
        (
            "{outlet} is published by a <charity|non-profit foundation> registered in {country} (no. {100000-999999}).",
            "{outlet} is a 501(c)(3) nonprofit newsroom. EIN {10-99}-{1000000-9999999}. Donations are tax-deductible.",
            "Funded by <readers|the {city} Media Foundation> and grants. See our <funding|transparency> page. Reg. no. {10000-99999}",
        ),
        fixed=True,
    ),
    Kind(
        "chart-credit",
        "M",
        (
            "<Chart|Graphic|Map>: {person} / {outlet}{sep}Source: <National statistics office|{office}>{sep}<Get the data|Download image|Embed>",
            "Source: <Ministry of Finance|Electoral office|{outlet} analysis>{sep}Created with <Datawrapper|Flourish>",
            "Hover over the chart to see figures for {place}",
            "<Data as of|Last updated> {date}. Graphic by {person}. <Get the data|Zoom in>",
        ),
    ),
    Kind(
        "classifieds",
        "E",
        (
            "^<Jobs near you|Local jobs|Latest vacancies>\n*2-4 <Care assistant|Delivery driver|Teaching assistant|Chef de partie|Site manager|Night porter>, {place} - {currency}{12-48},000\n^View all jobs",
            "^Homes for sale\n*2-3 {2-5} <bed|bedroom> <house|flat|bungalow> in {place}{sep}{currency}{180-990},000",
            "^Notices\n*2-3 {person} - Published {date}\n^Place a notice",
            "^Used cars in {place}\n*2-3 {2009-2024} <hatchback|estate|ute|pickup>, {12-98},000 <miles|km>, {currency}{2,000-29,000}",
        ),
    ),
    Kind(
        "columnists",
        "E",
        (
            "^<Comment|Opinion|Views>\n*2-4 {person}: {headline}",
            "^Our columnists\n*2-4 {headline} // {person}",
            "^Voices{arrow}\n*2-3 {person}{sep}{headline}",
        ),
    ),
    Kind(
        "comment-counts",
        "THE",
        (
            "{2-940} comments",
            "💬 {2-940}",
            "^Comments ({0-312})",
            "^View comments ({2-980})",
            "<Join the|Be part of the> conversation ({3-400})",
            "{2-99} <replies|responses>{sep}Add yours",
            "^No comments yet",
        ),
    ),
    Kind(
        "content-grid",
        "E",
        (
            "^<You may also like|Around the web|Promoted stories>\n*3-5 <This one trick|This free test|New rule in {country}|A simple habit> <leaves|has> <neighbours|drivers|over-50s|dentists> <stunned|furious|talking>{sep}<ClickNest|HealthWeekly|TrendPilot|SmartBuyers>\nby Taboola",
            "^Sponsored links\n*3-4 <Top {5-19}|{5-19}> <hearing aids|SUVs|solar panels|walk-in showers> <in|for> {city} (see prices)\nRecommended by Outbrain",
            "^Paid content\n*2-4 Born before {1950-1975}? You could <claim|save> {currency}{200-4000} // <Learn More|Sponsored|Ad>",
        ),
    ),
    Kind(
        "date-header",
        "T",
        (
            "{weekday}, {month} {1-28}, {2018-2025}{sep}Today's paper",
            "{weekday} {1-28} {month} {2018-2025} {city} {1-34}°C <Sunny|Cloudy|Light rain|Clear>",
            "{date} - Updated {time} {zone}",
            "^Today's edition: {weekday} {date}",
            "{city}, {weekday} {1-28} {mon} {time}",
        ),
    ),
    Kind(
        "deals",
        "ME",
        (
            "^<Today's deals|Shopping|Editor's buys>\n*2-4 <Wireless earbuds|Air fryer|Robot vacuum|Running shoes|Office chair> - {currency}{19-299}.{10-99} (was {currency}{300-600})\n^Shop now",
            "Save {10-60}% on <a mattress|broadband|garden furniture> with our <voucher|promo> code <SAVE|SPRING|MAIL>{10-60} {arrow}",
            "^Best buys\nThe {5-15} best <coffee machines|tents|winter coats> of {2019-2025}, tested by our experts",
        ),
    ),
    Kind(
        "donation-appeal",
        "E",
        (
            "Before you go...\n\nThis story took {3-14} weeks to report. We can only do work like this because readers <chip in|pay for it>. No owner tells us what to write, and no paywall keeps anybody out.\n\nIf you value what {outlet} does in {place} and beyond, please consider giving today. Even {currency}{2-9} a month helps us plan.\n\n^<Give now|Donate|Support us>\nOne-off{sep}Monthly{sep}Yearly",
            "A note from {person}, editor of {outlet}\n\nI hope you found this article useful. While you are here, I have a small favour to ask. Advertising no longer covers the cost of <local|independent> reporting, and fewer than {1-5} in 100 readers pay for it.\n\nYour contribution goes straight into journalism: court reporting, investigations and answers from people in power. It takes less than a minute.\n\nThank you.\n{=person}\n\n^Contribute {currency}{3-12}\nMaybe later",
            "^We need your help\n\nDear reader,\n\nSince {2014-2024} our newsroom has reported without <oligarchs|shareholders|state money>. That freedom is fragile. Rising costs and falling grants have left a hole of {currency}{20-400},000 in this year's budget.\n\nBecome a member today and stand up for facts in {country}. Every {currency}{5-15} counts.\n\nBecome a member{sep}Give once{sep}Other amount",
        ),
        fixed=True,
    ),
    Kind(
        "donation-line",
        "THME",
        (
            "❤️ Support <independent|local|free> journalism{sep}Donate",
            "{outlet} relies on readers like you. <Chip in {currency}{2-9}|Give today|Support our work>.",
            "Independent journalism costs money. <Back us|Become a patron|Donate now> from just {currency}{1-7}/month {arrow}",
            "Help keep {short} free for everyone. Donate",
            "If you can read this, thank a reader who paid. Join them {arrow}",
        ),
        fixed=True,
    ),
    Kind(
        "e-paper",
        "THE",
        (
            "^Today's e-paper\n<Read|Open|View> the {weekday} edition",
            "📰 Read the <e-paper|digital replica>{sep}<Archive|Back issues>",
            "See tomorrow's front page of {outlet} first {arrow}",
            "Get {short} delivered to your door. Find your nearest <stockist|newsagent>.",
        ),
        fixed=True,
    ),
    Kind(
        "embedded-post",
        "M",
        (
            "View this post on Instagram\nA post shared by {person} (@{~person})",
            "{person} (@{~person}) {month} {1-28}, {2015-2025}",
            "pic.twitter.com/<Qx|k7Z|vB2>{100-999}a — {surname} (@{~surname}_{10-99}) {mon} {1-28}, {2016-2025}",
            "^Post by @{~person}\nView on <Threads|Bluesky|X|Telegram>",
            "Twitter: {person} on the {issue}\nReply · Retweet · Like\n{time} · {mon} {1-28}, {2016-2025}",
            "Copy link to post{sep}Embed post{sep}Report post",
        ),
    ),
    Kind(
        "footer-links",
        "E",
        (
            "About Us{sep}Contact{sep}Advertise{sep}Careers{sep}Privacy Policy{sep}Terms of <Use|Service>{sep}Sitemap",
            "^About\n^Contact\n^Advertise with us\n^Privacy\n^Cookies\n^Terms and conditions\n^Accessibility statement",
            "Imprint{sep}Data protection{sep}Legal notice{sep}Contact{sep}Accessibility",
            "About {short}{sep}Team{sep}Ethics code{sep}Partners{sep}Write for us{sep}RSS",
        ),
        fixed=True,
    ),
    Kind(
        "gallery",
        "HM",
        (
            "^View gallery ({4-48} photos)",
            "📷 {4-48} <images|photos|pictures>",
            "^In pictures: {headline}",
            "+{2-19} more\n^See all photos",
            "<Click|Tap|Swipe> to see more images{arrow}",
        ),
    ),
    Kind(
        "language-switch",
        "T",
        (
            "{languages}{sep}{languages}",
            "<Read|Also available> in: {languages}, {languages}",
            "{languages}\n{languages}",
            "🌐 <Language|Choose language>: {languages} ▾",
        ),
        fixed=True,
    ),
    Kind(
        "letters",
        "E",
        (
            "^<Letters|Have your say|Write to the editor>\nDo you have an opinion on the issues raised in this article? Email letters@{domain}. Please include your full name, address and a daytime phone number.",
            "To submit a letter of up to {200-350} words to be considered for publication, write to letters@{domain}.",
            "Agree or disagree? Letters of at most {150-300} words: opinion@{domain}",
        ),
        fixed=True,
    ),
    Kind(
        "login-links",
        "T",
        (
            "^Sign in\n^Register",
            "Log in{sep}Subscribe",
            "^My account\n^My newsletters\n^Sign out",
            "Hello, guest! Log in or create a free account",
            "Already a <subscriber|member>? <Log in|Sign in>",
        ),
        fixed=True,
    ),
    Kind(
        "masthead",
        "E",
        (
            "<Editor-in-chief|Editor|Responsible editor>: {person}\n<Deputy editor|Managing editor>: {person}\n<Publisher|Founder>: {person}",
            "Editor {person}{sep}News editor {person}{sep}Sports {person}",
            "^Editorial team\n*3-5 {person}, <desk editor|photo editor|reporter|sub-editor|head of digital>",
        ),
        fixed=True,
    ),
    Kind(
        "menu-pipes",
        "TE",
        (
            "{section}{sep}{section}{sep}{section}{sep}{section}{sep}{section}{sep}{section}",
            "Home{sep}{section}{sep}{section}{sep}{section}{sep}{section}{sep}More",
            "☰ Menu {section} {section} {section} {section} {section}",
            "{section} • {section} • {section} • {section}",
        ),
        fixed=True,
    ),
    Kind(
        "meter",
        "TM",
        (
            "You have {2-4} free <articles|stories> <left|remaining> this month.",
            "^{0-4} of {5-10} free articles read",
            "You have reached your limit of free articles. <Register|Subscribe> to <keep reading|continue>.",
            "This is your last free story. <Subscribe|Log in> for unlimited access {arrow}",
        ),
    ),
    Kind(
        "most-read",
        "ME",
        (
            "^Most read\n*3-6 {i}. {headline}",
            "^<Most popular|Popular now|Top stories>\n*3-6 {bullet}{headline}",
            "^Trending now\n*3-5 {i} // {headline}",
            "^Most <viewed|shared|commented> in {section}\n*3-5 {bullet}{headline}",
        ),
    ),
    Kind(
        "newsletter-promo",
        "ME",
        (
            "^<The Morning Brief|First Edition|Evening Digest|The Week in {city}>\nOur <editors|reporters> pick the stories that matter, in your inbox every <morning|{weekday}>.\n^Get it free",
            "Get the latest on the {issue} and more with our <weekly|daily> newsletter. Sign up here {arrow}",
            "Like this story? There is more where it came from. <Subscribe to|Try> our <Politics|Business|Weekend> email.",
            "📬 Start your day with {short}. {12,000-90,000} readers already do.",
        ),
    ),
    Kind(
        "next-article",
        "E",
        (
            "^<Next article|Up next|Next story>\n{headline}",
            "← <Previous|Older post>: {headline}\n<Next|Newer post>: {headline} →",
            "^Next in {section}\n{headline}\n{blurb}",
            "« {headline}\n{headline} »",
        ),
    ),
    Kind(
        "podcast-player",
        "HM",
        (
            "^Listen: {headline}\n00:00 / {10-59}:{00-59}\nApple Podcasts{sep}Spotify{sep}RSS",
            "▶ {10-58} min <podcast|episode> - {headline}",
            "^Episode {3-240}\n{headline}\n{blurb}\n-{10-59}:{00-59}  1x",
        ),
    ),
    Kind(
        "podcast-promo",
        "ME",
        (
            "🎧 Listen to our podcast <The Long Table|Backbench|Side Streets>, wherever you get your podcasts.",
            "^New podcast: <Low Water|The Ferry Men|Room {10-40}>\nA true story from {place}, told over {5-9} episodes. Out now on Spotify, Apple and all major platforms.",
            "Subscribe to <Statehouse Weekly|The {city} Hour> on your favourite podcast app {arrow}",
        ),
        fixed=True,
    ),
    Kind(
        "preferred-source",
        "TH",
        (
            "Add {outlet} as a preferred source on Google",
            "^Follow us on Google News",
            "Make {short} your trusted source {arrow} G",
            "See more of our stories on Google{sep}Add as source",
        ),
        fixed=True,
    ),
    Kind(
        "print-note",
        "E",
        (
            "A version of this article <appears|appeared> in print on {month} {1-28}, {2016-2025}, Section A, Page {2-28} of the {edition} edition with the headline: {headline}.",
            "This story appeared in the {month} {1-28} print edition, page {2-40}. Order reprints",
            "From the {weekday} paper{sep}Page {2-30}",
            "First published in {outlet}, issue {100-999}",
        ),
    ),
    Kind(
        "reader-comments",
        "E",
        (
            "^Sort by <newest|oldest|best>\n*2-4 <TruthSeeker|riverdog|Granny|taxpayer|old_salt|just_me>{10-99} // About time somebody <said it|asked them|looked into it>. The {office} <should have known|had years to fix this>. // Reply{sep}👍 {0-90}{sep}👎 {0-40}",
            "^Top comment\n{person}: We in {place} have been saying this about the {issue} for years, and who listened? Nobody.\nLike{sep}Reply{sep}Report",
            "*2-3 <mike|NoNonsense|sunny>{100-999} <says|wrote>: // {date} at {time} // Same old story with the {issue}. Vote them out!! // Reply",
        ),
    ),
    Kind(
        "relative-time",
        "TH",
        (
            "{2-23} <hours|hrs|h> ago",
            "<Published|Posted> {2-23} hours ago",
            "{2-58} mins ago",
            "<yesterday|today>, {time}",
            "{1-6} <days|weeks> ago{sep}{section}",
        ),
    ),
    Kind(
        "republish",
        "E",
        (
            "^Republish this <article|story>\nYou are free to republish this article both online and in print under a Creative Commons licence. Please credit {outlet}, link to the original and do not edit the text.",
            "Our stories may be republished online or in print under CC BY-NC-ND 4.0. <Get the code|Copy HTML>",
            "^Republish\nWant to use this story? Read our guidelines and write to republish@{domain}.",
        ),
        fixed=True,
    ),
    Kind(
        "scores",
        "TE",
        (
            "^<Scores|Results|Scoreboard>\n*2-4 {club} {0-5} - {0-5} {club} <FT|HT|{10-89}'>",
            "^Live scores\n*2-3 {club} {90-340}/{1-9} ({10-49}.{1-5} ov) v {club}",
            "FINAL{sep}{club} {2-45}, {club} {2-45}",
        ),
    ),
    Kind(
        "search-box",
        "T",
        (
            "^Search",
            "^Search {domain}\n^Submit",
            "🔍 Search for news, places, people...",
            "Search for:\nClose\nOpen search field",
            "^Advanced search\n^Clear",
        ),
        fixed=True,
    ),
    Kind(
        "series-nav",
        "TH",
        (
            "^<Part|Chapter> {1-6} of {6-9}: {headline}",
            "This <article|story> is part of our series on {issue}.\n^<See all|More from the series>",
            "^Special report{sep}{issue}{sep}Part {1-5}",
            "Read part one: {headline}\nRead part two: {headline}",
        ),
    ),
    Kind(
        "share-counts",
        "THE",
        (
            "{2-980} shares",
            "{1-9}.{1-9}K\nShares",
            "<Shares|Likes> {10-990}{sep}Views {1,000-90,000}",
            "👁 {1,000-90,000} views",
            "{2-99} Share{sep}{2-99} Tweet{sep}{2-99} Pin",
        ),
    ),
    Kind(
        "slideshow",
        "HM",
        (
            "^Slide {1-3} of {4-22}\n^Next\n^Previous",
            "{1-3} / {4-22}",
            "❮ ❯\n{1-3} of {4-22}\nShow Caption\nHide Caption",
            "^Expand{sep}Image {1-3} of {4-22}",
        ),
    ),
    Kind(
        "sponsored-post",
        "ME",
        (
            "^<Sponsored content|Paid post|Partner content|Brand studio>\n<How {city} families save on energy without lifting a finger|Why smart investors look at {place} now|The quiet revolution in home care>\nPresented by <Brightwell Insurance|Solvanta|Aurum Estates|Kestrel Bank>",
            "ADVERTORIAL{sep}<Five reasons to switch to fibre this year|Your dream kitchen in {2-9} days>",
            "In association with <Brightwell Insurance|Kestrel Bank|Solvanta>: <planning for the years ahead|small steps, big savings>. T&Cs apply.",
        ),
    ),
    Kind(
        "story-continues",
        "M",
        (
            "^Story continues below advertisement",
            "^Article continues below",
            "^Scroll for more",
            "^Story continues after the video",
            "(The story continues below.)",
            "Continue reading the main story\n^Skip advertisement",
        ),
    ),
    Kind(
        "subscription-offer",
        "THME",
        (
            "^Subscribe now\nUnlimited digital access for {currency}{1-9} a month. Cancel <anytime|at any time>.",
            "<Special offer|Limited time|Spring sale>: {3-12} months for {currency}{1-25}\n^View offers",
            "Get unlimited access to {domain} from {currency}{1-4}.{10-99} per week {arrow}",
            "^This article is for subscribers\nTo read on, choose a plan. {currency}{1-9} for the first <month|{4-12} weeks>, then {currency}{8-19}.",
        ),
        fixed=True,
    ),
    Kind(
        "tags",
        "E",
        (
            "^Tags: {issue}, {place}, {surname}, {office}",
            "^<Topics|Related topics|Filed under|Read more on>\n*2-5 {issue}",
            "^Tags\n{issue}{sep}{place}{sep}{office}",
            "Topic: {issue}{sep}{section}",
        ),
    ),
    Kind(
        "teaser-blurb",
        "ME",
        (
            "{headline}\n{blurb}",
            "^<Related|See also|Don't miss>\n{headline}\n{blurb}",
            "{section}\n{headline}\n{blurb}\n{2-9} <min read|minutes>",
            "^Recommended\n*2-3 {headline} // {blurb}",
            "{headline}\n{blurb}\n^<Read more|Full story>",
        ),
    ),
    Kind(
        "tip-line",
        "ME",
        (
            "Do you know more about this story? Contact our <newsdesk|investigations team> on {phone} or tips@{domain}.",
            "^Got a <tip|story|news tip>?\nSend it to tips@{domain} or via Signal, {phone}.",
            "Are you affected by the issues in this story? Get in touch: haveyoursay@{domain}",
            "Seen something? Text, call or WhatsApp {phone}. You can stay anonymous.",
        ),
        fixed=True,
    ),
    Kind(
        "topic-follow",
        "THE",
        (
            "^Follow\n^{issue}\n^{place}",
            "+ Follow {issue}",
            "^Get alerts on {issue}\n^Add to myFeed",
            "Follow this <topic|author>{sep}{person}{sep}+",
        ),
    ),
    Kind(
        "trending-bar",
        "T",
        (
            "^Trending: {issue}{sep}{issue}{sep}{place}{sep}{surname}",
            "^<Hot topics|In focus|In the news|Spotlight>\n*3-5 {issue}",
            "🔥 {issue} {arrow} {issue} {arrow} {issue}",
            "#TRENDING\n*2-4 {issue}",
        ),
    ),
    Kind(
        "video-title",
        "HM",
        (
            "^<Watch|Video>: {headline}",
            "▶ {headline} ({0-9}:{00-59})",
            "<WATCH|VIDEO> | {headline}",
            "{headline} {01-05}:{00-59}\n^Watch video",
            "^Now playing\n{headline}\n^Up next\n{headline}",
        ),
    ),
)

SEEN = Stock(KINDS, WORDS)
