"""Eight invented news sites of seven countries, for the injection of clutter: their words and how their pages look.

Names of outlets, people and places are made up; any likeness is chance.
"""

from benchmarks.clutter import Outlet

OUTLETS = (
    Outlet(  # British regional daily
        "wexcombe-argus",
        {
            "outlet": ["The Wexcombe Argus"],
            "short": ["the Argus"],
            "domain": ["wexcombeargus.example"],
            "city": ["Wexcombe"],
            "country": ["Britain"],
            "place": "Wexcombe,Harrowden,Stoke Marling,Tollbridge,Penfold,Little Arden,Castlemere".split(","),
            "person": (
                "Hattie Lorimer,Gareth Pownall,Nisha Ravalia,Colin Trubshaw,Bethan Askew,Rupert Dinsdale"
            ).split(","),
            "surname": "Lorimer Pownall Ravalia Trubshaw Askew Dinsdale Whitlow".split(),
            "currency": ["£"],
            "section": "News,Sport,What's On,Business,Opinion,Property,Jobs,Motors,Obituaries,Court".split(
                ","
            ),
            "sep": [" | "],
            "bullet": [""],
            "arrow": ["›"],
            "date": ["{1-28} {month} {2019-2025}", "{weekday} {1-28} {month} {2019-2025}"],
            "time": ["{06-23}:{00-59}", "{06-23}.{00-59}"],
            "zone": ["GMT", "BST"],
            "phone": ["01{200-989} {200000-989999}"],
            "street": ["Unit 4, Foundry Lane, Wexcombe WX2 4TR"],
            "agency": ["PA", "Reuters", "Getty Images", "SWNS"],
            "club": "Wexcombe Town,Harrowden Rovers,Penfold Athletic,Tollbridge United".split(","),
            "languages": ["English", "Cymraeg", "Polski"],
            "edition": ["Wexcombe", "Harrowden", "North Arden"],
        },
    ),
    Outlet(  # American metropolitan daily
        "palmetto-falls-tribune",
        {
            "outlet": ["Palmetto Falls Tribune"],
            "short": ["the Tribune"],
            "domain": ["pftribune.example"],
            "city": ["Palmetto Falls"],
            "country": ["America"],
            "place": "Palmetto Falls,Okonee County,Marlow Heights,Bay Ridge Parish,Sawgrass,Fort Dellwood".split(
                ","
            ),
            "person": (
                "Dale Hutcherson,Marisol Quintana-Webb,Trey Bascombe,LaShonda Pruitt,Kyle Vandermolen,Joan Abrego"
            ).split(","),
            "surname": "Hutcherson Quintana-Webb Bascombe Pruitt Vandermolen Abrego Stolz".split(),
            "currency": ["$"],
            "section": "Local,Politics,Crime,Sports,Things To Do,Opinion,Obits,Classifieds,Weather".split(
                ","
            ),
            "sep": [" | "],
            "bullet": ["• "],
            "arrow": ["»"],
            "date": ["{month} {1-28}, {2018-2025}", "{mon}. {1-28}, {2018-2025}"],
            "time": ["{1-12}:{00-59} <a.m.|p.m.>"],
            "zone": ["ET", "EST"],
            "phone": ["({300-899}) 555-{1000-9999}"],
            "street": ["1400 Riverfront Plaza, Suite 210, Palmetto Falls, GA 30999"],
            "agency": ["AP", "Getty Images", "AP Photo", "Reuters"],
            "club": "the Herons,the Mudcats,the Dellwood Barons,the Okonee Rams".split(","),
            "languages": ["English", "Español", "Kreyòl"],
            "edition": ["Metro", "Coastal", "State"],
        },
        labels="upper",
        titles=True,
    ),
    Outlet(  # American politics site
        "capitol-lantern",
        {
            "outlet": ["Capitol Lantern"],
            "short": ["Lantern"],
            "domain": ["capitollantern.example"],
            "city": ["Washington"],
            "country": ["the U.S."],
            "place": "the Hill,Dellmont,New Carroway,the Tri-Rivers,Statehouse Row,East Brandt".split(","),
            "person": (
                "Peyton Garrick,Alondra Feeney,Miles Okafor-Reed,Suzanne Dilworth,Ezra Tannenholz,Bo Whitcomb"
            ).split(","),
            "surname": "Garrick Feeney Okafor-Reed Dilworth Tannenholz Whitcomb".split(),
            "currency": ["$"],
            "section": "Congress,White House,Elections,Magazine,Policy,Pro,Podcasts,States,Agencies,Video".split(
                ","
            ),
            "sep": [" / "],
            "bullet": ["- "],
            "arrow": ["→"],
            "date": ["{01-12}/{01-28}/{2016-2025}", "{mon} {1-28}, {2016-2025}"],
            "time": ["{01-12}:{00-59} <AM|PM>"],
            "zone": ["EDT", "EST"],
            "phone": ["202-555-{1000-9999}"],
            "street": ["77 Statehouse Row NW, Washington, DC 20599"],
            "agency": ["AP", "AFP via Getty Images", "Bloomberg", "EPA"],
            "club": "the Dellmont Nine,the Carroway Kings,the Brandt City Flyers".split(","),
            "languages": ["English", "Español"],
            "edition": ["U.S.", "Europe", "Canada"],
        },
        labels="upper",
        curly=False,
        line_gap="\n\n",
    ),
    Outlet(  # Canadian weekly
        "kettle-river-standard",
        {
            "outlet": ["The Kettle River Standard"],
            "short": ["the Standard"],
            "domain": ["krstandard.example"],
            "city": ["Kettle River"],
            "country": ["Canada"],
            "place": "Kettle River,Osprey Lake,Port Renfield,Saint-Aubin,Moosehorn,Grand Tamarack".split(","),
            "person": (
                "Geneviève Thibodeau-Marsh,Ross MacAulay,Simran Dhaliwal,Doug Petrenko,Aline Beaucage,Neil Oakes"
            ).split(","),
            "surname": "Thibodeau-Marsh MacAulay Dhaliwal Petrenko Beaucage Oakes".split(),
            "currency": ["$"],
            "section": "Local News,Provincial,Canada,Hockey,Arts & Life,Opinion,Flyers,Autos,Obituaries".split(
                ","
            ),
            "sep": [" · "],
            "bullet": ["• "],
            "arrow": ["→"],
            "date": ["{month} {1-28}, {2018-2025}", "{mon} {01-28}, {2018-2025}"],
            "time": ["{1-12}:{00-59} <a.m.|p.m.>"],
            "zone": ["MDT", "PST"],
            "phone": ["1-8{33-88}-555-0{100-199}"],
            "street": ["212 Front Street, Kettle River, BC V0H 9Z9"],
            "agency": ["The Canadian Press", "CP", "Submitted", "Reuters"],
            "club": "the Kettle River Ice Dogs,the Tamarack Timber,the Renfield Gulls".split(","),
            "languages": ["English", "Français"],
            "edition": ["West", "Prairies", "Atlantic"],
        },
        labels="title",
        line_gap="\n",
        block_gap="\n",
    ),
    Outlet(  # Australian tabloid
        "wattle-coast-times",
        {
            "outlet": ["Wattle Coast Times"],
            "short": ["the Times"],
            "domain": ["wattlecoasttimes.example"],
            "city": ["Wattle Bay"],
            "country": ["Australia"],
            "place": "Wattle Bay,Mount Garrawin,Cooper's Landing,Yarrabindi,the Hinterland,Port Selby".split(
                ","
            ),
            "person": "Jacinta Brophy,Tane Kereama,Shaz Delaney,Lachlan Moffitt,Priya Nadkarni,Greg Sloane".split(
                ","
            ),
            "surname": "Brophy Kereama Delaney Moffitt Nadkarni Sloane".split(),
            "currency": ["$"],
            "section": "Breaking,Local,National,World,Sport,Lifestyle,Travel,Real Estate,Money,Tech".split(
                ","
            ),
            "sep": ["  |  "],
            "bullet": [""],
            "arrow": [">"],
            "date": ["{1-28} {month} {2019-2025}", "{month} {1-28}, {2019-2025}"],
            "time": ["{1-12}:{00-59}<am|pm>", "{1-12}.{00-59}<am|pm>"],
            "zone": ["AEST", "AEDT"],
            "phone": ["1300 {100-899} {100-899}"],
            "street": ["Level 2, 18 Esplanade, Wattle Bay QLD 4999"],
            "agency": ["AAP", "Supplied", "Getty", "Facebook"],
            "club": "the Wattle Bay Wallaroos,the Selby Sharks,Garrawin Magpies".split(","),
            "languages": ["English", "中文", "Tiếng Việt"],
            "edition": ["Coast", "Hinterland", "National"],
        },
        titles=False,
        labels="upper",
    ),
    Outlet(  # Indian daily
        "sagarpur-mail",
        {
            "outlet": ["Sagarpur Mail"],
            "short": ["SM"],
            "domain": ["sagarpurmail.example"],
            "city": ["Sagarpur"],
            "country": ["India"],
            "place": "Sagarpur,Devnagar,Kolhar district,Ramtek Ghat,New Meghpur,Talsari".split(","),
            "person": (
                "Ananya Deshmukhe,K. R. Venkataswami,Farhan Qureshi-Ali,Ritu Bhardwajan,Suresh Pillaimar"
            ).split(","),
            "surname": "Deshmukhe Venkataswami Qureshi-Ali Bhardwajan Pillaimar".split(),
            "currency": ["₹"],
            "section": "India,Cities,World,Cricket,Entertainment,Business,Education,Astro,Web Stories,Videos".split(
                ","
            ),
            "sep": [" | "],
            "bullet": ["• "],
            "arrow": ["»"],
            "date": ["{mon} {01-28}, {2018-2025}", "{1-28} {mon} {2018-2025}"],
            "time": ["{01-12}:{00-59} <AM|PM>", "{00-23}:{00-59}"],
            "zone": ["IST"],
            "phone": ["+91 {80000-99999} {10000-99999}"],
            "street": ["Plot 11, Press Enclave, Devnagar, Sagarpur 799 001"],
            "agency": ["PTI", "ANI", "IANS", "File photo"],
            "club": "Sagarpur Strikers,Devnagar Lions,Kolhar Kings XI".split(","),
            "languages": ["English", "हिन्दी", "मराठी", "বাংলা"],
            "edition": ["Sagarpur", "Meghpur", "Delhi"],
        },
        titles=True,
        curly=False,
        block_gap="\n",
    ),
    Outlet(  # German broadcaster in English
        "rheinblick-international",
        {
            "outlet": ["Rheinblick International"],
            "short": ["Rheinblick"],
            "domain": ["rheinblick.example"],
            "city": ["Köln-Deutz"],
            "country": ["Germany"],
            "place": "Oberwinkel,Niederkassau,Lautertal,Hafenstadt,the Altmark basin,Brandheim".split(","),
            "person": (
                "Annegret Kühlwein,Matthias Oehlmann,Dilara Yıldırım-Bauer,Jörg Petzhold,Katrin Siebenlist"
            ).split(","),
            "surname": "Kühlwein Oehlmann Yıldırım-Bauer Petzhold Siebenlist".split(),
            "currency": ["€"],
            "section": "Germany,Europe,World,Business,Science,Environment,Culture,Sports,Learn German,TV".split(
                ","
            ),
            "sep": [" / "],
            "bullet": ["– "],
            "arrow": ["»"],
            "date": [
                "{01-28}.{01-12}.{2018-2025}",
                "{01-28}/{01-12}/{2018-2025}",
                "{1-28} {month} {2018-2025}",
            ],
            "time": ["{00-23}:{00-59}", "{00-23}:{00-59} o'clock"],
            "zone": ["CET", "UTC", "CEST"],
            "phone": ["+49 221 555 {100-999}"],
            "street": ["Medienallee 9, 50999 Köln-Deutz"],
            "agency": ["dpa/picture alliance", "AFP", "Imago", "epd"],
            "club": "SV Oberwinkel,Eintracht Lautertal,Hafenstadt 04".split(","),
            "languages": ["English", "Deutsch", "Türkçe", "Русский", "العربية"],
            "edition": ["Europe", "Asia", "Africa"],
        },
        line_gap="\n\n",
    ),
    Outlet(  # Ukrainian site in English
        "podil-ledger",
        {
            "outlet": ["The Podil Ledger"],
            "short": ["the Ledger"],
            "domain": ["podilledger.example"],
            "city": ["Kyiv"],
            "country": ["Ukraine"],
            "place": "Velyka Dibrova,Stari Luhy,Chornobai Oblast,Nova Prystan,Zelenyi Yar,Solonets".split(
                ","
            ),
            "person": (
                "Oksana Verbytenko,Taras Holovchuk,Iryna Maslianko,Denys Korzhenko,Liudmyla Sadovych,Ben Aldersey"
            ).split(","),
            "surname": "Verbytenko Holovchuk Maslianko Korzhenko Sadovych Aldersey".split(),
            "currency": ["₴"],
            "section": "War,Politics,Business,Explainers,Opinion,Investigations,Culture,Video,Newsletters".split(
                ","
            ),
            "sep": [" • "],
            "bullet": [""],
            "arrow": ["→"],
            "date": ["{1-28} {month} {2022-2025}", "{month} {1-28}, {2022-2025}"],
            "time": ["{00-23}:{00-59}"],
            "zone": ["EET", "Kyiv time"],
            "phone": ["+380 44 555 {10-99} {10-99}"],
            "street": ["12 Kozhumiatska Street, office 7, Kyiv 04071"],
            "agency": ["Ukrinform", "Getty Images", "AFP", "General Staff"],
            "club": "Nova Prystan FC,Dibrova,Solonets-2".split(","),
            "languages": ["English", "Українська", "Русский"],
            "edition": ["EN", "UA"],
        },
        labels="title",
        titles=False,
    ),
)
