"""Fifty kinds of clutter held out: WHO WRITES OR TUNES RULES OF CLEANING MUST NOT READ THIS FILE.

It is there to tell how well the rules do on clutter that nobody looked at while writing them. A hundred names of
kinds were listed first and halved by lot; the other half is in `clutter_kinds`, shares no template and no list of
words with this one, and may be read. `python -m benchmarks.cleaning` names no kind of this file unless told to;
once it has been told to, or this file has been read for a rule, write new kinds.
"""

from benchmarks.clutter import Kind, Stock

WORDS = {
    "body": (
        "fire service,parliament,city hall,health secretary,coalition,governor,trade body,farmers' group,navy,"
        "consumer agency,state auditor,appeals court,ferry company,archbishop,vice-chancellor,electoral commission"
    ).split(","),
    "matter": (
        "harbour tolls,school meals,wolf cull,data law,steel tariffs,ambulance waits,exam leak,visa backlog,"
        "dam repairs,pension reform,lithium mine,wheat prices,speed cameras,stadium deal,drone attacks,plastic ban"
    ).split(","),
    "headline": (
        "{body} <unveils|scraps|hails|shelves|faces> {matter} <deal|overhaul|inquiry|backlash>",
        "<inside|behind> the fight over {matter} in {place}",
        "{place}'s {matter} <mess|gamble|miracle>, explained",
        "no end in sight for {matter}, says {body}",
        "'<It broke us|This is our home|I had no choice|Enough is enough>', says {surname}",
        "<ten|six|seven|eight> things to know about {matter}",
        "is {place} ready for {matter}?",
        "{surname} <wins|loses|settles> case over {matter}",
        "record <fine|turnout|heat|rainfall> in {place} puts {matter} back on agenda",
        "who pays for {matter}? {body} will not say",
        "{matter} <cost|cost taxpayers> {currency}{3-70} <million|billion>, {body} finds",
        "man, {19-84}, <missing|charged|found safe> in {place}",
        "opinion: {place} deserves better than {matter}",
        "<dozens|hundreds|thousands> <march|stranded|evacuated> in {place}",
    ),
}

KINDS = (
    Kind(
        "adblock",
        "TM",
        (
            "We have noticed you are using an ad blocker\nPlease <switch it off|allow ads on {domain}> or subscribe to go on reading.",
            "Ad blocker detected. Our journalism depends on adverts. Disable and reload",
            "It looks like your browser blocks adverts. <Whitelist us|Turn off blocker> {arrow}",
        ),
        fixed=True,
    ),
    Kind(
        "app-promotion",
        "TME",
        (
            "📲 Download the {outlet} app for iOS and Android",
            "^Get our free app\nBreaking stories, scores and puzzles on your phone.\nApp Store{sep}Google Play",
            "Read faster in the app. <Open|Not now>",
            "Click here to download our app from the <Apple App Store|Google Play Store>",
        ),
        fixed=True,
    ),
    Kind(
        "author-bio",
        "E",
        (
            "{person} is a <senior|staff|political|freelance> <reporter|correspondent|writer> at {outlet}, where she covers {matter} and {matter}. Before joining {=outlet} in {2009-2023} she worked for <radio stations in {place}|a news agency|several local papers>. She lives in {place} with her family.",
            "^About the author\n{person} covers {matter} from {place}. {=person} studied history and has won {2-5} regional press awards.",
            "{person} <reports on|writes about> {matter} for {outlet}.",
            "{person}\n<Political editor|Europe correspondent|Health reporter|Data journalist>\nWith {short} since {2004-2024}. Previously in {place}. Speaks <three|four> languages and grows tomatoes.",
            "The author is a professor at the University of {place} and a former adviser to the {body}. The views expressed are personal.",
        ),
    ),
    Kind(
        "breadcrumbs",
        "T",
        (
            "Home > {section} > {section}",
            "Home / {section} / {matter}",
            "Home » {section} » {headline}",
            "You are here: Home › {section} › {place}",
            "{section} {arrow} {place}",
        ),
    ),
    Kind(
        "comment-rules",
        "E",
        (
            "^Comments\nPlease keep to the point and be civil. Posts that insult, spam or break the law will be removed, and repeat offenders blocked. Read our house rules.",
            "By posting you agree to our community guidelines. Comments are checked before they appear and close after {2-14} days.",
            "We have switched off comments on this <story|article> for legal reasons.",
            "{outlet} invites readers to join the debate. You need an account with your real name. The editors do not share the opinions voiced below the line.",
        ),
        fixed=True,
    ),
    Kind(
        "cookie-note",
        "TE",
        (
            "We value your privacy\nWe and our {90-890} partners store and access information on your device, such as cookies, to personalise adverts and content and to measure how they perform. You can change your mind at any time.\n^Accept all\n^Reject all\n^Manage preferences",
            "This <site|website> uses cookies. By <continuing to browse|using it> you agree to our cookie policy. OK",
            "🍪 We use cookies to make {domain} work. <Accept|Got it>{sep}Settings",
        ),
        fixed=True,
    ),
    Kind(
        "copyright",
        "E",
        (
            "© {2015-2025} {outlet}. All rights reserved.",
            "Copyright {2015-2025} {outlet} <Ltd|Media GmbH|LLC|Pty Ltd>. No part of this site may be reproduced without written permission.",
            "(c) {outlet} {1998-2012}-{2016-2025}",
            "Copyright © {2016-2025} The {agency}. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.",
        ),
        fixed=True,
    ),
    Kind(
        "correction-request",
        "E",
        (
            "^Spotted a mistake?\nLet us know at corrections@{domain}",
            "If you believe something in this article is wrong, please <tell us|write to the readers' editor>.",
            "^Report an error{sep}Editorial code",
            "<Found|Seen> an error? <Suggest a correction|Submit a correction request>",
        ),
        fixed=True,
    ),
    Kind(
        "crowdfunding",
        "ME",
        (
            "{currency}{11,000-79,000} of {currency}{80,000-120,000}\n{100-4000} <supporters|backers>\n^<{3-29} days left|Support this campaign>",
            "^Our goal: {2,000-9,000} new members by {month}\n{10-95}% reached",
            "🎯 {120-1,900} readers joined this <week|month>. {40-900} to go. Join",
            "Raised so far: {currency}{1,000-9,000}. Help us <send {person} back to the front|keep the lights on>.",
        ),
    ),
    Kind(
        "edition-switch",
        "T",
        (
            "^{edition} edition",
            "Edition: {edition} ▾",
            "<Change|Select> edition{sep}{edition}{sep}{edition}",
            "You are reading the {edition} version. Switch to {edition}?",
        ),
        fixed=True,
    ),
    Kind(
        "embed-consent",
        "M",
        (
            "^Recommended editorial content\nAt this point you will find external content that complements the article. You can show it with one click and hide it again.\n^Load external content",
            "This content cannot be shown because of your privacy settings. Allow <YouTube|X|Instagram> content to view it.",
            "To play this video, please enable JavaScript and consider upgrading to a browser that supports HTML5 video",
            "Here you can find content from <X|TikTok|Facebook>. I agree that personal data may be passed on to third parties.\n^Show once{sep}Always show",
        ),
        fixed=True,
    ),
    Kind(
        "error-leftover",
        "ME",
        (
            "Something went wrong. Please try again later.",
            "Loading...",
            "Oops! We could not load this <content|widget|video>.",
            "^Error 4{00-29}: player not found",
            "Your browser is not supported. Update it for a better experience.",
            "undefined\nnull",
        ),
        fixed=True,
    ),
    Kind(
        "event-advert",
        "ME",
        (
            "^Upcoming event\n<The Future of Farming|Cities After Dark|Women in Tech|The Big Debate>: {date}, {time}, <Town Hall|Old Exchange|online>, {place}\n^Book your place",
            "Join {person} and guests for a live discussion of {matter} on {weekday} {1-28} {month}. Tickets from {currency}{5-45}.",
            "🎟 <Early bird|Last> tickets for the {outlet} <Summit|Awards|Book Festival> {arrow} {currency}{20-490}",
            "^Free webinar: {matter} - <what next?|ask the experts> {date} {time} {zone}{sep}Register",
        ),
    ),
    Kind(
        "feedback",
        "E",
        (
            "Was this <article|page> <helpful|useful>?\nYes\nNo",
            "^Rate this story\n★★★★★",
            "How did this story make you feel? 😀 😐 😡 😢",
            "Help us improve. Take our <two|five>-minute survey {arrow}",
            "<Did you like|Tell us what you think of> this story? 👍 👎",
        ),
        fixed=True,
    ),
    Kind(
        "font-size",
        "TH",
        (
            "A A A",
            "^Text size\nA- A A+",
            "<Font|Text> size: <Small|Normal>{sep}<Large|Larger>",
            "Aa{sep}Dark mode",
            "^Increase font size\n^Decrease font size",
        ),
        fixed=True,
    ),
    Kind(
        "gift-article",
        "THE",
        (
            "🎁 <Gift|Share> this article <free|with a friend>",
            "^Gift\nSubscribers can give {5-10} articles each month. Anyone can read what you send.",
            "^Give this article{sep}{2-10} gifts left",
            "A subscriber shared this story with you. Start your own trial",
        ),
    ),
    Kind(
        "hashtags",
        "HE",
        (
            "#{~matter} #{~body}",
            "#<breaking|localnews|politics|exclusive> #<explained|update|viral>",
            "# {matter} # {place} # {surname}",
        ),
    ),
    Kind(
        "listen",
        "H",
        (
            "🔊 Listen to this <article|story>\n{2-14} min",
            "^Listen{sep}{2-14}:{00-59}",
            "Listen to {2-14} min audio version",
            "0:00 / {2-14}:{00-59}\n1.0x",
            "^Hear this article read aloud ▶",
        ),
    ),
    Kind(
        "listen-live",
        "T",
        (
            "📻 Listen live: <Morning Drive|The Late Show|News at Noon> with {person}",
            "^On air now\n{person}\n{06-11}:00 - {12-15}:00",
            "^Live radio ▶ {city} FM {88-107}.{1-9}",
        ),
        fixed=True,
    ),
    Kind(
        "live-button",
        "THM",
        (
            "🔴 LIVE <updates|blog>: {headline}",
            "^Follow our live <coverage|blog>\n{headline}",
            "Live ended {2-20} hours ago\nFollow the latest on {matter} here",
            "<Follow|Read> {matter} live {arrow}",
            "^Jump to latest{sep}{10-90} new updates",
        ),
    ),
    Kind(
        "live-now",
        "TE",
        (
            "{120-9,900} people are reading this now",
            "● {90-4000} <online|readers online|watching>",
            "👀 {1-9}.{1-9}K reading",
        ),
    ),
    Kind(
        "menu-lines",
        "TE",
        (
            "^Home\n^{section}\n^{section}\n^{section}\n^{section}\n^{section}\n^{section}",
            "^Menu\n^Close\n^{section}\n^{section}\n^{section}\n^{section}",
            "^{section}\n^{section}\n^{section}\n^More ▾",
            "Sections\n*4-7 {bullet}{section}",
        ),
        fixed=True,
    ),
    Kind(
        "messenger-channel",
        "HME",
        (
            "Join our <WhatsApp|Telegram|Viber> <channel|group> for <breaking news|updates as they happen>",
            "👉 Click here to join {short} on <WhatsApp|Telegram>",
            "^We're on Telegram!\nFollow @{~outlet} and never miss a story.",
            "Get stories like this on WhatsApp. Send NEWS to {phone}.",
        ),
        fixed=True,
    ),
    Kind(
        "more-from-author",
        "E",
        (
            "^More from {person}\n*2-4 {bullet}{headline}",
            "^More by this author\n*2-3 {headline} // {date}",
            "Read all articles by {person} {arrow}",
            "^Also by {person}: {headline}",
        ),
    ),
    Kind(
        "newsletter-form",
        "ME",
        (
            "^Newsletter\nEnter your email address\n^Sign up\nBy signing up you agree to our terms and privacy notice. You can unsubscribe in every email.",
            "^Stay informed\nYour email*\nFirst name\n^Subscribe\nThank you! Please check your inbox to confirm.",
            "Email address:\n☐ Yes, send me offers from partners of {outlet}\n^Submit",
            "^Never miss a story\nGet <our top stories|{edition} news> by email <daily|once a week>.\nyour@email.com\n^Go",
        ),
        fixed=True,
    ),
    Kind(
        "page-nav",
        "E",
        (
            "^Back to top ↑",
            "1 2 3 4 ... {9-40} Next",
            "^Page 1 of {2-5}\n^Next page",
            "« First ‹ Previous 1 2 3 Next › Last »",
            "^Show comments\n^Back to top",
        ),
        fixed=True,
    ),
    Kind(
        "photo-credit",
        "HM",
        (
            "<Photo|Image|Picture>: {person}/{agency}",
            "{agency}",
            "© {person} / {agency}",
            "(<Image credit|Image source|Photo by>: {person}/{agency})",
            "Image source, {agency}",
            "{person} for {outlet}",
            "<File|Archive> photo{sep}{agency}",
            "Credit: {agency}",
        ),
    ),
    Kind(
        "poll",
        "ME",
        (
            "^<Poll|Reader poll|Vote>\n<Should|Will> the {body} <act on|rethink> {matter}?\nYes\nNo\n<Don't know|Not sure>\n^<Vote|View results>",
            "^Quick question\nAre you worried about {matter}?\n{20-60}% Yes\n{10-40}% No\n{100-9,000} votes",
            "🗳 Have your say: what matters most in {place}?\n*3-4 ◯ {matter}",
        ),
    ),
    Kind(
        "premium-label",
        "TH",
        (
            "^Premium",
            "^<Subscriber|Members> only",
            "🔒 Exclusive to subscribers",
            "{outlet}+",
            "★ PLUS article",
            "^For <subscribers|members>{sep}Unlocked",
        ),
    ),
    Kind(
        "push-notice",
        "T",
        (
            "{outlet} would like to send you notifications\n^Allow\n^Later",
            "🔔 Turn on <alerts|notifications> for breaking news",
            "Get notified when a big story breaks. Enable{sep}No thanks",
        ),
        fixed=True,
    ),
    Kind(
        "puzzles",
        "E",
        (
            "^<Games|Puzzles>\nCrossword{sep}Sudoku{sep}Word Wheel{sep}Chess",
            "🧩 Today's <mini crossword|sudoku|word search> is ready. Play",
            "^Horoscopes\nWhat do the stars hold for you this {weekday}?",
            "^Play now: <Five Letters|Word Ladder|Guess the Year> #{100-900}",
        ),
        fixed=True,
    ),
    Kind(
        "quiz",
        "ME",
        (
            "^Quiz of the week\nHow closely have you followed the news? Test yourself with {7-20} questions.\n^Start",
            "^Quiz: <can you name|how well do you know> {place}?",
            "🤔 Take the quiz: {headline}\n{1,000-40,000} have played",
        ),
    ),
    Kind(
        "read-also",
        "M",
        (
            "<Read also|Also read|ALSO READ|Read more|READ MORE>: {headline}",
            "<See also|Explained|Read next> | {headline}",
            "{arrow} {headline}",
            "Also Read - {headline}",
            "[Also read: {headline}]",
            "(Read: {headline})",
            "READ | {headline}",
        ),
    ),
    Kind(
        "reading-time",
        "TH",
        (
            "{2-14} min read",
            "{2-14} minute read",
            "Reading time: {2-14} <min|minutes>",
            "⏱ {2-14} mins{sep}{400-2400} words",
            "Estimated read {2-14}m",
        ),
    ),
    Kind(
        "recaptcha",
        "E",
        (
            "This <site|form> is protected by reCAPTCHA and the Google Privacy Policy and Terms of Service apply.",
            "Leave this field empty if you're human:",
            "I'm not a robot",
            "Please verify that you are human to post. Verify",
        ),
        fixed=True,
    ),
    Kind(
        "regulator",
        "E",
        (
            "{outlet} is a member of the Press Council of {country} and follows its code of practice. If you have a complaint, contact the editor or the council.",
            "We are regulated by the Independent Press Panel. Complaints: {domain}/complaints",
            "{outlet} adheres to the standards of the <Press Council|Journalism Trust>. How to complain {arrow}",
        ),
        fixed=True,
    ),
    Kind(
        "related-list",
        "ME",
        (
            "^<Related stories|Related articles|Related coverage>\n*2-5 {bullet}{headline}",
            "^More on this story\n*2-4 {headline} // {date}",
            "^<More in|Latest in> {section}\n*3-5 {headline}",
            "^Other stories you may have missed\n*2-4 {bullet}{headline}",
            "*2-3 {headline}",
        ),
    ),
    Kind(
        "save-print",
        "THE",
        (
            "^Save\n^Print",
            "🖨 Print this page",
            "^Bookmark",
            "Print{sep}Email{sep}Save{sep}License",
            "Save article to read later\n^Saved",
            "^Print article\n^Email to a friend",
        ),
    ),
    Kind(
        "share-bar",
        "THE",
        (
            "Facebook{sep}X{sep}LinkedIn{sep}Email",
            "^Share\n^Facebook\n^Twitter\n^WhatsApp\n^Copy link",
            "Share this <story|article> on <Facebook|X> (opens in new window)",
            "^Share on:\nf\n𝕏\nin",
            "Tweet Share Pin Reddit",
            "Link copied!",
        ),
        fixed=True,
    ),
    Kind(
        "shop",
        "E",
        (
            "^Our shop\nMugs, tote bags and prints. Wear your support for a free press.\n^Browse",
            "👕 New T-shirts from {outlet} - {currency}{15-45}. Every purchase funds our reporters.",
            "^Bookshop\nOrder {person}'s book for {currency}{9-29} with free delivery. Call {phone}.",
        ),
        fixed=True,
    ),
    Kind(
        "skip-links",
        "T",
        (
            "Skip to <main content|content|navigation>",
            "Skip to content\nSkip to footer",
            "Accessibility links\nSkip to content\nAccessibility help",
            "Jump to <content|search>",
        ),
        fixed=True,
    ),
    Kind(
        "social-follow",
        "ME",
        (
            "^Follow us\nFacebook{sep}X{sep}Instagram{sep}YouTube",
            "Follow {outlet} on Facebook and Instagram for more <news|from {place}>.",
            "Like us on Facebook, follow us on X @{~outlet}",
            "Find us on <TikTok|Bluesky|Mastodon|LinkedIn> {arrow}",
        ),
        fixed=True,
    ),
    Kind(
        "stock-ticker",
        "T",
        (
            "^Markets\nFTSE 100 {7,000-8,900} ▲ {0-2}.{00-99}%\nDow {33,000-42,000} ▼ {0-2}.{00-99}%",
            "DAX {15,000-19,000} -{0-1}.{00-99}%{sep}EUR/USD 1.{00-14}{10-99}{sep}Brent {61-97}.{00-99}",
            "Sensex {60,000-84,000} +{100-900}.{10-99} ↑ Nifty {18,000-25,000} +{10-300}.{10-99} ↑",
            "USD {37-42}.{10-99}  EUR {40-48}.{10-99}  PLN {9-11}.{10-99}",
            "ASX 200 {7,000-8,500} {0-1}.{10-99}%{sep}BTC ${20,000-99,000}",
        ),
    ),
    Kind(
        "trust-label",
        "HE",
        (
            "^Why you can trust {outlet}",
            "^How we work\nFacts are checked by at least two editors before publication. Learn more about our standards.",
            "✔ Fact-checked by {person}",
            "Our standards: {outlet} principles {arrow}",
            "Certified by the Journalism Trust <Initiative|Board>",
        ),
        fixed=True,
    ),
    Kind(
        "tv-schedule",
        "TE",
        (
            "^On TV now\n{18-23}:00 <News Tonight|Close Up|World Report>\n{18-23}:30 <Sports Desk|Documentary|Talk>",
            "^Live TV\n<News Tonight|The Day|Close Up> with {person}",
            "^Up next at {06-11}:30\n<Breakfast|Market Watch|Global 3000>{sep}{28-59} min",
        ),
    ),
    Kind(
        "typo-shortcut",
        "E",
        (
            "If you notice an error, select the text and press Ctrl+Enter",
            "See a typo? Highlight it and hit Ctrl + Enter.",
            "Found a mistake in the text? Mark it with the mouse and press CTRL and ENTER to let the editors know.",
        ),
        fixed=True,
    ),
    Kind(
        "updated-at",
        "TH",
        (
            "Updated {2-23} hours ago",
            "<Last updated|Updated|First published>: {date} {time} {zone}",
            "Published {date}, {time}{sep}Updated {time} {zone}",
            "<LAST UPDATED|UPDATED ON> {date} at {time} {zone}",
            "{date} {time} {zone} - Modified {2-50} minutes ago",
        ),
    ),
    Kind(
        "video-controls",
        "HM",
        (
            "^Play video\n^Mute\n0:00 / {1-9}:{00-59}",
            "^Video player is loading.\nCurrent Time 0:00\n/\nDuration {1-9}:{00-59}\nLoaded: 0%",
            "^Pause\n^Unmute\n^Full screen\n^Captions",
            "This is a modal window. Beginning of dialog window. Escape will cancel and close the window.",
            "▶ Play{sep}Volume 90%{sep}{00-09}:{00-59}",
        ),
    ),
    Kind(
        "voice-disclaimer",
        "HE",
        (
            "This audio was generated by a computer voice and may contain errors.",
            "^AI-generated narration. Report a problem",
            "Text-to-speech{sep}Pronunciation may vary",
            "This summary was produced with AI and checked by an editor.",
        ),
    ),
    Kind(
        "weather",
        "TE",
        (
            "{city} {1-35}° <☀️|🌧|⛅|❄️>",
            "{place}: {1-35}°C, <light rain|sunny intervals|overcast>, wind {4-60} km/h",
            "^Weather\nToday {10-35}° / {1-9}°\nTomorrow {10-35}° / {1-9}°",
            "{30-98}°F <Partly cloudy|Clear|Thunderstorms>{sep}{place}",
        ),
    ),
)

HELD_OUT = Stock(KINDS, WORDS)
