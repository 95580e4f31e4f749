"""The names of countries and the words made from them: "Russia", "Russian".

Written for this project from general knowledge. One line is one country; its first word is its key.
"""

_COUNTRIES = """
afghanistan afghan
albania albanian
algeria algerian
argentina argentine argentinian
armenia armenian
australia australian
austria austrian
azerbaijan azerbaijani azeri
bahrain bahraini
bangladesh bangladeshi
belarus belarusian belarussian
belgium belgian
bolivia bolivian
bosnia bosnian
brazil brazilian
bulgaria bulgarian
cambodia cambodian
canada canadian
chad chadian
chile chilean
china chinese
colombia colombian
croatia croatian
cuba cuban
cyprus cypriot
czechia czech czech_republic
denmark danish
ecuador ecuadorian ecuadorean
egypt egyptian
eritrea eritrean
estonia estonian
ethiopia ethiopian
eu european_union
finland finnish
france french
georgia georgian
germany german
ghana ghanaian
greece greek
hungary hungarian
iceland icelandic
india indian
indonesia indonesian
iran iranian
iraq iraqi
ireland irish
israel israeli
italy italian
jamaica jamaican
japan japanese
jordan jordanian
kazakhstan kazakh
kenya kenyan
kosovo kosovar kosovan
kuwait kuwaiti
kyrgyzstan kyrgyz
latvia latvian
lebanon lebanese
libya libyan
lithuania lithuanian
luxembourg luxembourgish
malaysia malaysian
mali malian
malta maltese
mexico mexican
moldova moldovan
mongolia mongolian
montenegro montenegrin
morocco moroccan
myanmar burmese burma
nepal nepalese nepali
netherlands dutch holland
new_zealand
nicaragua nicaraguan
nigeria nigerian
north_korea north_korean
north_macedonia macedonian macedonia
norway norwegian
oman omani
pakistan pakistani
palestine palestinian
panama panamanian
peru peruvian
philippines philippine filipino
poland polish
portugal portuguese
qatar qatari
romania romanian
russia russian russian_federation
rwanda rwandan
saudi_arabia saudi saudi_arabian
scotland scottish
senegal senegalese
serbia serbian
singapore singaporean
slovakia slovak slovakian
slovenia slovenian slovene
somalia somali
south_africa south_african
south_korea south_korean
spain spanish
sudan sudanese
sweden swedish
switzerland swiss
syria syrian
taiwan taiwanese
tajikistan tajik
tanzania tanzanian
thailand thai
tunisia tunisian
turkey turkish turkiye
turkmenistan turkmen
uganda ugandan
uk british britain united_kingdom great_britain
ukraine ukrainian
un united_nations
us american america united_states united_states_of_america usa
uzbekistan uzbek
venezuela venezuelan
vietnam vietnamese
wales welsh
yemen yemeni
zambia zambian
zimbabwe zimbabwean
"""

# From a name or a word made from it, its words joined by "_", to the key of its country.
COUNTRY_KEYS = {word: line.split()[0] for line in _COUNTRIES.split("\n") if line for word in line.split()}
LONGEST_COUNTRY_WORDS = max(word.count("_") + 1 for word in COUNTRY_KEYS)
