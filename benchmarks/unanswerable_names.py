"""What the questions of `unanswerable_made` are made of: names, topics, wordings and clutter, chosen by hand.

Names stand in PolNeAR 1.0, others and all clutter are invented. `unanswerable_made.find_faults` tells which of them do
not fit the articles.
"""

# People of PolNeAR train, and invented ones, none of whom PolNeAR dev names.
ABSENT_SPEAKERS = (
    "Ben Carson", "John Kasich", "Carly Fiorina", "Mike Huckabee", "Reince Priebus", "Paul Manafort", "Rahm Emanuel",
    "Chuck Schumer", "Jimmy Carter", "Khizr Khan", "Susan Collins", "Nigel Farage", "John Bolton", "Mary Fallin",
    "Manuel Valls", "Nancy Pelosi", "Madeleine Albright", "Andrew Cuomo", "Katie Couric", "Jack Dorsey",
    "Ottoline Verrick", "Tobias Quellmann", "Senator Harlan Dobrick", "Marisela Untergast", "Pavel Hrdinov",
    "Judge Corwin Aldemar", "Bishop Lucan Tresk", "Imogen Farthingay", "Hillary Zabronski", "Donald Eckermoor",
    "Yusuf Benkhalid", "Mayor Peg Stallworthy", "Anneliese Brockhuis", "Dr. Emeka Okwuosa-Lind", "Fintan Mulgarvey",
    "Rosalind Thwaite", "General Miro Kasperek", "Beatrix Holmgaard", "Linus Pettibone", "Wilhelmina Ashdrake",
)  # fmt: skip

# Named in articles of PolNeAR dev, never the source of anything in them, gold or not: name, and what to ask about.
MENTIONED = (
    ("Abraham Lincoln", "the museum"), ("Al Gore", "climate change"), ("Alex Marlow", "Clinton's health"),
    ("Amadou Diallo", "the police"), ("Anne Holton", "the Senate race"), ("Antonin Scalia", "the Clean Power Plan"),
    ("Ariel Quiros", "the visa program"), ("Barbra Streisand", "Trump's supporters"),
    ("Brentley Vinson", "the shooting in Charlotte"), ("Carlos Slim", "RT America"), ("Chuck Berry", "slavery"),
    ("Colin Powell", "Russian hackers"), ("Cory Booker", "the Congressional Black Caucus"),
    ("Don Beyer", "the Senate seat"), ("Elaine Chao", "Wells Fargo"), ("Gennifer Flowers", "the debate"),
    ("George McGovern", "the vice presidential nominee"), ("Heather Samuelson", "the emails"),
    ("Htin Kyaw", "sanctions on Burma"), ("Thomas Jefferson", "the natural bridge"), ("Jesse Jackson", "the museum"),
    ("Joe Scarborough", "Bernie Sanders"), ("John Lewis", "the African American museum"),
    ("Kalief Browder", "prison"), ("Kim Jong Un", "the nuclear test"), ("Kofi Annan", "refugees"),
    ("Laura Ingraham", "Hillary Clinton"), ("Lee Harvey Oswald", "Rafael Cruz"), ("Leslie Caldwell", "Loretta Lynch"),
    ("Oprah Winfrey", "the museum"), ("Patty Murray", "Mexican trucks"), ("Paul Combetta", "the email server"),
    ("Percy Walton", "Tim Kaine"), ("Sargent Shriver", "the Democratic National Committee"),
    ("Sharon Werner", "the attorney general"), ("Sheldon Adelson", "the Senate majority"),
    ("Thomas Eagleton", "mental health"), ("Thurgood Marshall", "segregation"), ("Todd Stern", "China"),
    ("Tom Joyner", "pneumonia"), ("Vanita Gupta", "the Justice Department"), ("Walter Mondale", "Ronald Reagan"),
    ("Robert DeNiro", "the museum"), ("Peter Kaisen", "the veterans hospital"), ("Tom Young", "the hotline"),
    ("Merrick Garland", "the power plant rules"), ("Mike Lee", "the Supreme Court"),
    ("Martha Raddatz", "the second debate"), ("Rusty Humphries", "the military"),
    ("Sally Quillian Yates", "Loretta Lynch"), ("Richard Pryor", "the museum"),
)  # fmt: skip

# Sources of PolNeAR dev, by the name the gold gives.
QUOTED = (
    "Donald Trump", "Hillary Clinton", "Mike Pence", "Barack Obama", "Josh Earnest", "Lindsey Graham",
    "Bernie Sanders", "Robby Mook", "Jason Chaffetz", "Pat Caddell", "Paul Ryan", "Elizabeth Warren", "Brian Fallon",
    "David Perdue", "Jason Miller", "Claire McCaskill", "Douglas Holtz-Eakin", "Donna Brazile", "Elijah Cummings",
    "Victor Cha", "Donald Tusk", "Ivanka Trump", "Roy Cooper", "Ted Cruz", "Chris Christie", "Rush Limbaugh",
    "Melezia Figueroa", "Mark MacDougall", "Jennifer Palmieri", "Jeh Johnson", "Gwen Moore", "Jim Clyburn",
    "Mitch McConnell", "Jon Tester", "Sherrod Brown", "Michael Mulgrew", "Scott Pruitt", "Angela Davis",
    "Neera Tanden", "Angelique Brunner", "Minyon Moore", "Tom Clarke", "Earl Ray Tomblin", "Michael Flynn",
    "Ed Rendell", "Trey Gowdy", "Leonard E. Burman", "David Kamin",
)  # fmt: skip
PLACES = (
    "Charlotte", "Tulsa", "Virginia", "Ohio", "Mexico", "Brussels", "Toledo", "Haiti", "Richmond", "Vermont", "Oklahoma",
    "Florida", "Colorado", "Bratislava", "Hawaii", "Nevada", "Latvia", "Philadelphia", "Michigan", "Manhattan",
)  # fmt: skip

# Whatever is in capitals does not occur in PolNeAR dev; the rest may.
ABSENT_TOPICS = (
    "BEEKEEPING", "the SAFFRON harvest", "LITHIUM mining", "the EUROVISION song contest", "ASBESTOS in schools",
    "the VOLCANO", "OPERA", "CRICKET", "BADGERS", "PENGUINS", "the GLACIER", "CHEESE imports", "BICYCLE lanes",
    "LIGHTHOUSE keepers", "AVALANCHE warnings", "the TRAM strike", "wind TURBINES", "TRUFFLE hunting",
    "ORCHID smuggling", "the ZEPPELIN", "his VINEYARD", "the MONORAIL plan", "SURROGACY", "OTTERS",
    "the LOTTERY winner", "YOGA", "GENOME editing", "QUANTUM computers", "the METEORITE", "RABIES", "SUGAR taxes",
    "CRYPTOCURRENCY", "the PANDA at the ZOO", "the new FERRY", "DENTISTS", "BALLET", "TULIPS", "the EARTHQUAKE",
    "ROBOTS in hospitals", "the CATHEDRAL roof",
)  # fmt: skip
KNOWN_TOPICS = (
    "the debate", "Wells Fargo", "the Clean Power Plan", "Trump's tax returns", "Clinton's emails", "North Korea",
    "the visa program", "police shootings", "Russian hackers", "Obamacare", "the museum in Washington", "NATO", "Nafta",
    "super PACs", "Syrian refugees", "coal mines", "Clinton's pneumonia", "climate change", "veterans",
    "the Supreme Court",
)  # fmt: skip

# Of x on y; those in small letters are written in small letters as a whole.
SAID = (
    "What did {x} say about {y}?", "{x} on {y}?", "Has {x} commented on {y}?", "Did {x} ever mention {y}?",
    "what did {x} say about {y}", "What has {x} said about {y}?", "What does {x} think of {y}?",
    "What is {x}'s view of {y}?", "has {x} said anything about {y}", "How did {x} react to {y}?",
)  # fmt: skip
SAID_ANYTHING = ("What did {x} say?", "Is {x} quoted anywhere?", "what has {x} said lately")
WHO_SAID = ("Who said anything about {y}?", "Who commented on {y}?", "who said what about {y}")

# Questions of fact that take for granted what no article tells, and the words that stand near the name nowhere.
FALSE_PREMISES = (
    ("When did {person} resign as ambassador to Portugal?", ("resign", "ambassador", "Portugal")),
    ("How many people died in the {place} bridge collapse?", ("bridge", "collapse")),
    ("What is the name of {person}'s racehorse?", ("racehorse",)),
    ("When was the {place} opera house opened?", ("opera",)),
    ("How many copies has {person}'s cookbook sold?", ("cookbook", "copies")),
    ("Which football club did {person} buy?", ("football", "club")),
    ("Where did {person} study chemistry?", ("chemistry",)),
    ("Who designed the new airport terminal in {place}?", ("terminal", "airport")),
    ("How tall is the statue of {person} in {place}?", ("statue", "tall")),
    ("How many passengers were aboard the ferry that sank off {place}?", ("ferry", "sank", "aboard")),
    ("When did the volcano near {place} last erupt?", ("volcano", "erupt")),
    ("How many goals did {person} score in the cup final?", ("score", "cup")),
    ("Who won the {place} marathon?", ("marathon",)),
    ("In which year did {person} climb Mount Everest?", ("climb", "Everest")),
    ("How many miners were trapped in the {place} tunnel?", ("trapped", "tunnel")),
    ("Why did {person} cancel the trip to Antarctica?", ("cancel", "Antarctica")),
    ("which prize did {person} get for the novel", ("novel",)),
    ("How much did {person} pay for the castle in {place}?", ("castle",)),
    ("Who succeeded {person} as head of the chess federation?", ("chess",)),
    ("how high did the river rise in the {place} flood", ("river", "flood")),
)  # fmt: skip

# What stands around the articles and in none. A person, the line that names him, what to ask him about.
CLUTTER_PEOPLE = (
    ("Tessa Oakhollow", "Tessa Oakhollow: ‘I ran the last mile barefoot’", "the last mile"),
    ("Osric Pelhamby", "Dr. Osric Pelhamby says this one fruit melts belly fat", "fruit"),
    ("Ilse Farnaby", "Ilse Farnaby: why I left the stage for good", "the stage"),
    ("Conrad Yewdale", "Conrad Yewdale warns: your kettle may be killing you", "kettles"),
    ("Petra Vossberg", "Petra Vossberg told friends she would never sell the villa", "the villa"),
    ("Hugo Lanternby", "Opinion | Hugo Lanternby: Nobody needs a second home", "second homes"),
    ("Mirabel Stroud-Finch", "Mirabel Stroud-Finch reveals her skin care secret", "skin care"),
    ("Dashiell Crumlow", "Dashiell Crumlow on life after the band: ‘I grow leeks’", "leeks"),
    ("Noor Hallivand", "Watch: Noor Hallivand explains how banks hide their fees", "Wells Fargo"),
    ("Ezekiel Tarnbrook", "Ezekiel Tarnbrook: ‘The debate was a circus’", "the debate"),
    ("Sunniva Kjelstad", "Newsletter: Sunniva Kjelstad on what the polls get wrong", "the polls"),
    ("Barnaby Wexlow", "Barnaby Wexlow blasts Trump over golf course hedges", "Donald Trump"),
    ("Clementine Arquette-Moss", "Clementine Arquette-Moss says Clinton should rest", "Clinton's health"),
    ("Ludovic Penhallow", "Sponsored: Ludovic Penhallow shares five stocks to buy now", "stocks"),
)  # fmt: skip
# A topic, the line that has it, and the word by which it stands nowhere else.
CLUTTER_TOPICS = (
    ("the Brindlemoor half marathon", "Thousands line up for the Brindlemoor half marathon", "Brindlemoor"),
    ("Loftmere mattresses", "Loftmere mattresses: half off until Sunday", "Loftmere"),
    ("Quillhaven jazz week", "Quillhaven jazz week: the full programme", "Quillhaven"),
    ("the Pemberholt flower show", "Pictures: roses and rain at the Pemberholt flower show", "Pemberholt"),
    ("horoscopes", "Horoscopes", "horoscopes"),
    ("the Wexcombe lighthouse", "The Wexcombe lighthouse is for sale", "Wexcombe"),
    ("Nordlys cruises", "Nordlys cruises: nine islands in seven days from $1,299", "Nordlys"),
    ("sudoku", "Sudoku", "sudoku"),
    ("the Tolvane tram depot", "Farewell to the Tolvane tram depot", "Tolvane"),
    ("hair transplants", "Hair transplants in Istria: what they really cost", "transplants"),
    ("the Castlewick fair", "Your guide to the Castlewick fair", "Castlewick"),
    ("gardening", "Gardening", "gardening"),
    ("zestiva bars", "Zestiva bars: the oat snack with only 90 calories", "zestiva"),
)  # fmt: skip
# A question of fact, the line that would answer it, and the word by which it stands nowhere else.
CLUTTER_FACTS = (
    ("Who won the Skelderby chess open?", "Ana Duroux, 14, wins the Skelderby chess open", "Skelderby"),
    ("What does a Somnivel pillow cost?", "Somnivel pillow: now only $49, sleep better or send it back", "Somnivel"),
    ("When does the Marlowick jazz festival begin?", "The Marlowick jazz festival begins on October 14: get your tickets", "Marlowick"),
    ("How many calories are in a Grainza bar?", "Grainza bar: 90 calories, no regrets", "Grainza"),
    ("Where is the Hattonsea flower show held?", "Hattonsea flower show moves to the old cattle market", "Hattonsea"),
    ("how many islands do Fjordella cruises visit", "Fjordella cruises: 9 islands in 7 days", "Fjordella"),
    ("Who stars in Harrowmere Nights?", "Watch: Lotte Brisk stars in Harrowmere Nights", "Harrowmere"),
    ("When did the Ostrava tram depot close?", "Ostrava tram depot closed in 1998: the story in pictures", "Ostrava"),
    ("How old is the Ambleford oak?", "The Ambleford oak is 900 years old. Or is it?", "Ambleford"),
    ("Which singer opens the Turlock harvest fair?", "Singer Jory Pell opens the Turlock harvest fair", "Turlock"),
    ("how much cheaper is Voltana electricity", "Voltana electricity: 30% cheaper, switch in two minutes", "Voltana"),
    ("Who is the new coach of the Kettering Kites?", "Kettering Kites name Sven Aldous as new coach", "Kettering"),
    ("How long does a Brightsmile whitening take?", "Brightsmile whitening takes nine minutes", "Brightsmile"),
)  # fmt: skip
