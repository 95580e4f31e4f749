"""Given names of men and of women, from general knowledge: the commonest in English-language news.

Names that both bear ("Robin", "Jordan") stand in neither list of one sex but in `EITHER`. The lists tell a person's name from another
capitalised word, and whom "he" may mean; a name missing here is of unknown sex.
"""

MAN, WOMAN = "man", "woman"

MEN = frozenset(
    """aaron abdul abdullah abe abelardo abraham adam adolf adrian ahmad ahmed akira alan albert alberto alec
    alejandro aleksandr aleksei alex alexander alexandre alexei alfonso alfred ali allan allen alvaro
    alvin amir anas anatoly anders andre andreas andrei andrej andres andrew andriy andrzej andré andrés
    andy angus anselmo antoine anton antonio antony anwar arnold artem arthur arturo asif augustus
    austin avi axel aziz baldomero baltasar balthasar barack barry bart bashar ben benedict benjamin
    benny bernard bernardo bernie bert bill billy binyamin bjorn bjørn bo bob bobby bogdan bogumil boris
    borislav brad bradley brandon branislav brendan brent brett brian bruce bruno bryan bud burt byron
    caleb calvin carl carlo carlos casimir cedric celso cesar chad charles charlie chester chip chris
    christian christoph christophe christopher chuck clarence clark claude claudio clay clayton cliff
    clifford clint clive clyde cody colin conor corey corky cormac cornel cornelis cory craig crisanto
    curt curtis cyril cyrus césar dale damian dan daniel danny danylo dario darrell darren darryl daryl
    dave david dean denis dennis denny denys deray derek derrick devin diarmuid dick diego dieter
    dimitri dirk dmitri dmitriy dmitry dmytro dominic don donald donnie doug douglas dragan duane duncan
    dusan dustin dwayne dwight dylan eamon earl ed eddie edgar eduardo edward edwin egon elam eli elias
    elijah elliot elliott elmer emeka emil emilio emmanuel emre enda enrico enrique eric erich erik
    ernest ernesto ernst esteban ethan eugene evan evander evgeny ezekiel fabio fabrice fadi faisal
    farid farooq felipe felix fergal fermin fermín fernando fidel filip florian floyd fouad francesco
    francis francisco franco francois franjo frank frankie frans franz françois fred freddie freddy
    frederick fritz frédéric gabriel gareth garrett gary gavin geert gene geoff geoffrey george gerald
    gerard gerhard gerry ghani gian gilbert giles giorgio giovanni giuseppe glen glenn goran gordon
    graham grant greg gregg gregory guillaume guillermo gunther gus gustav gustavo guy gérard habib
    haider haitham hakan hamid hamish hamza hank hans harjit harold haroun harris harry hartmut hartwig
    harvey hassan hector heinrich heinz helmut henri henrik henry herb herbert herman hernan hideo
    hilario hiroshi hisham horace horacio horst hosni howard hristo hubert hugh hugo hussein håkan ian
    ibrahim ignacio ignatius igor ihor ilya imran irving isaac isaiah ismail ivan jack jackson jacob
    jacques jafar jagmeet jaime jair jake jakob jamal james jan janos jared jaroslav jaroslaw jason
    javier jay jean-claude jean-luc jean-marie jean-pierre jeb jeff jefferson jeffrey jens jeremiah
    jeremy jerome jerry jesse jesus jim jimmy joachim joao joaquin joaquín joe joel joey johan johann
    johannes john johnny jon jonah jonas jonathan jorg jorge jose josef joseph josh joshua josip josé
    jozef joão juan julian julien julio jurgen justin jérôme józef jörg jürgen kalle kamal kareem karim
    karl keir keith kemal ken kenneth kenny kent kevin khaled khalid kier kim-jong kirk klaus kofi
    konstantin korbinian kostas krzysztof kurt kwame kyle kyriakos kyrylo lachlan lamar lance larry lars
    laszlo laurent lawrence layth leander lech lee-roy leif len lenny leo leon leonard leonardo leonid
    leopold leroy lev levi lewis liam lionel lisandro ljubomir lloyd lorenz lorenzo lou louis luca lucas
    ludovic luigi luis lukas luke luther lászló maciej magnus mahathir mahmoud majid malcolm malik
    manfred mansour manuel marc marcel marcelo marco marcos marcus mario mark markus marshall martin
    marty marvin marwan massimo mateusz matt matteo matthew matthias matthieu maurice mauricio maurizio
    max maxim maximilian mehdi mehmet mehmood mel melvin michael michal michel mick mickey miguel mikael
    mike mikhail milan milos miloš milton mirko mitch mitchell mitt mladen mohamed mohammad mohammed
    moritz moshe muhammad munir murray mustafa mykhailo mykola márcio mário nabil naftali narendra
    nasser nate nathan nathaniel nawaz neal ned neil nelson niall nicholas nick nicola nicolae nicolas
    nicolás nigel nikita nikolai nikos noah noel norbert norman nuno oleg oleh oleksandr oleksii oleksiy
    oliver olivier olumide omar ondrej orlando osama oscar oskar osman otis otto owen pablo padraig
    paolo pascal pascual patrick paul paulo pavel pavlo peadar pedro per-olof pete peter petr petro phil
    philip philippe phillip pierre piers pieter piotr predrag preet pyotr pádraig pål qasem quentin
    radoslav rafael rafiq rahm rahul raj rajiv ralph rami ramon ramzan ramón randall randolph randy
    raphael rashid rasmus raul ravi ray raymond raza raúl recep reggie reginald reince rene rené rex
    ricardo rich richard rick ricky rishi riyad rob robbie robby robert roberto rod roderick rodion
    rodney rodrigo roger roland rolf roman romano ron ronald ronnie rory ross roy ruben rudolf rudy rui
    rupert ruprecht ruslan russ russell rustem ruud ryan saad saddam sajid saleh salman salvador
    salvatore sam sami samir samuel sanjay santiago saul scott seamus sean sebastian selim serge sergei
    sergey sergio serhii serhiy seth severyn shahid shane sharif shaun shawn shimon shinzo sid sidney
    silvio simon slobodan somhairle spencer stan stanislav stanley stefan stefano stepan stephane
    stephen steve steven stewart stjepan stuart stéphane sundar syed sylvester sébastien søren taras
    tariq tayyip ted tedros terrence thabo theo theodore thierry thom thomas tim timothy timur toby todd
    tom tomas tomasz tommy tomás tony toomas travis trent trevor troy tucker tyler udo ulrich urmas
    vaclav valentin valentyn valery vasily vasyl vernon victor viktor vince vincent vincenzo virgil
    vitali vitaliy vitaly vlad vladimir vladislav volodymyr vsevolod vyacheslav wade wael walid wallace
    walt walter warren wayne wendell werner wesley wilbur wilfred wilhelm will willard willem william
    willie willy wim winston wladimir wojciech wolfgang woody xavier yahya yair yaroslav yasser yevgeny
    yevhen yitzhak younis yoweri yuri yuriy yusuf zachary zaid zbigniew zdenek zia zlatko zoltan zoran
    zuhair ángel édouard émile étienne óscar""".split()
)
WOMEN = frozenset(
    """abby abigail ada adela adele adriana agata agnes agnieszka aicha aino aisha aisling alana alejandra
    aleksandra alessandra alexa alexandra alice alicia alina aline alison allison allyson alma alyssa
    amanda amber amelia america amina amparo amy ana anastasia andrea andrée angela angelica angelina
    angie anita ann anna annalena anne anneli annelore annette annie annika antoinette antonia aoife
    arancha arianna arlene asha ashley astrid audrey aung ayesha barbara beata beatrice beatriz becky
    belinda bernadette bernice bertha beth bethany betsy bettina betty beverly bianca birgit blanche
    bogdana bohdana bonnie brenda brid bridget brigitte brittany brooke bríd camilla camille candace
    candice caoimhe carla carly carmen carol carole carolina caroline carolyn carrie caryn cassandra
    catalina caterina catherine cathleen cathy cecile cecilia celeste celia celine charlene charlotte
    chelsea cherie cheryl chiara chloe christa christiane christina christine chrystia cindy claire
    clara clarissa claudia clemency colette colleen concepcion concepción condoleezza connie constance
    cora corinne cristina cynthia cécile céline dagmar daisy dalia daniela danielle daphne daria darlene
    dawn deanna debbie deborah debra deirdre delia denise dervla desiree diana diane dianne dietlinde
    dina dolores donatella donna dora doreen doris dorota dorothy dunja edith edna eileen eilis eithne
    elaine eleanor elena eleni eliana elisa elisabeth elise eliza elizabeth ella ellen ellie elsa elsie
    elvira elzbieta emer emilia emily emma erica erika erin esperanza esther ethel eufemia eulalia eva
    eve evelin evelyn fatima fatma fatou felicia ferdinanda fiona fionnuala flora florence frances
    francesca francoise françoise frederica frida gabriela gabriella gabrielle gail galina gemma
    genevieve georgia georgina geraldine gertrude ghada gillian gina ginger giorgia giovanna gisela
    gladys glenda gloria grace graciela grainne greta gretchen grete griet gwen gwendolyn halyna hanan
    hannah harriet hazel heather hedwig heidi helen helena helene helga henrietta hilary hilda hillary
    holly honora hope huma hélène ida ilhan ilse ines ingrid inmaculada inés irena irene irina iris irma
    iryna isabel isabella isabelle ivana ivanka ivanna ivy jacinda jackie jacqueline jadwiga jana jane
    janet janice janine jasmine jean jeanette jeanne jeannie jelena jen jenna jennifer jenny jessica
    jill jillian jo joan joann joanna joanne jocelyn jodi jodie johanna josephine josée joy joyce juana
    juanita judith judy julia juliana julie juliet julissa june kaja kamala kara karen karin karine
    karla katarzyna kate kateryna katharina katharine katherine kathleen kathryn kathy katie katja
    katrin katrina katy kay kayla kaylee kayleigh keiko kellyanne khadija kimberly kirsten kirstie
    kirstjen kristen kristi kristiina kristin kristina kristine krystyna kvetoslava kyrsten laila lara
    larissa larysa latisha latoya laura lauren laurie leah leena leila lena leonor leticia liana lidia
    liesbeth lila lili lilian liliana lillian lily lina linda lindsay lindsey lisa liz liza lizzie
    ljiljana loretta lori lorraine lotte louisa louise lourdes lucia lucie lucille lucinda lucy lucía
    ludmila ludmyla luisa luz lydia lynda lynette lynn lynne lyubov lyudmila mabel macarena madeleine
    madeline madonna mae magdalena maggie maire mairead malala malgorzata malia manuela mara marcela
    marcia margaret margarita marge margot margrethe marguerite mari maria mariah marian mariana
    marianne maribel marie marilyn marina marisa marisol marissa marjorie marlene marsha marta martha
    martina mary marya maryam maría matilda maureen mavis maximina maxine maya meg megan meghan melania
    melanie melinda melissa mercedes meredith mette mia michaela michele michelle mika mildred milena
    millie mimi mina minnie miranda mirela miriam moira molly mona monica monika monique montserrat
    muriel myra myriam mónica nadezhda nadia nadine nadiya nana nancy naomi natalia natalie nataliya
    natalya natasha nathalie nell nellie nicole nikki nikola nina noelle noor nora noreen norma nuala
    obdulia octavia odette oksana olena olesya olga olha olive olivia oonagh ophelia orla ottilie
    ottoline paloma pamela patricia patti patty paula pauline pearl peggy pelageya penelope penny petra
    philippa philomena phoebe phyllis pilar pirjo polina polly priscilla priti priya priyanka rachael
    rachel radomila ramona rania raquel rashida rebecca regina remedios renata renee rhonda rima rita
    roberta rochelle roisin rosa rosalind rosalynn rose rosemary rosie roxanne ruby ruth róisín sabine
    sabrina sadie sally salma samantha samar samira sandhya sandra sanja sanna saoirse sara sarah
    saturnina selena selma serena shari sharon sheila shelley sheryl shirley sigrid siiri silvia simone
    sinead siobhan siobhán snezana sofia sofía soledad sondra sonia sonja sonya sophia sophie soraya
    stacey stacy stefanie stella stephanie sue susan susana susanna susannah susanne susie suzanne
    svetlana svitlana sylvia sylvie ségolène tabitha tamara tamika tammy tania tanya tara tatiana
    tatyana teresa terri tess tessa tetiana thelma theresa therese thora tiffany tina tove tracey tracy
    tricia trish trudy tulsi ulla ulrike una ursula valentina valentyna valerie vanessa vera verna
    veronica vesna vicki vicky victoria viktoria viola violet virginia visitacion visitación vivian
    viviane wafa wanda wendy wilhelmina wilma winifred ximena xiomara yael yara yaryna yasmin yasmine
    yelena yevgenia yolanda yulia yuliya yvette yvonne zainab zara zeynep zinaida zlata zoe zofia zuzana
    élodie""".split()
)
EITHER = frozenset(
    """akio alexis andie anh ariel aubrey avery aya bailey bibi blair bobbi cameron carey carmel casey chandler
    chen chi christie dakota dana devon dominique drew finley gale harley hayden hui hyun jamie jessie ji jin
    jody jordan jules jun kelly kelsey kendall kerry kim kris lane lee leigh leslie li lin logan lonnie loren
    mackenzie madison marion merle micah min ming minh mo morgan nguyen paris parker pat patrice peyton quinn
    randi reese riley robin rowan sage sandy sasha shannon shelby shelly skyler soo stevie sunny sydney taylor
    terry thuy tran val wang wei whitney xi yang yoon yuki""".split()
)


def find_gender(given: str) -> str | None:
    """Tell the sex that bears a given name in small letters: `MAN`, `WOMAN`, or None if unknown or either.

    The first half of a name with a hyphen decides: "jean-pierre" and "anne-marie" are in no list whole.
    """
    for form in (given, given.split("-")[0]):
        if form in EITHER:
            return None
        if form in MEN and form not in WOMEN:
            return MAN
        if form in WOMEN and form not in MEN:
            return WOMAN
    return None


def is_given_name(word: str) -> bool:
    """Tell whether a word in small letters is a given name of the lists."""
    return any(form in MEN or form in WOMEN or form in EITHER for form in (word, word.split("-")[0]))
