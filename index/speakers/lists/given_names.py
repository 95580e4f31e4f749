"""Given names of men and of women, from general knowledge: the commonest in English-language news.

Names that both bear ("Robin", "Jordan") stand in neither list of one sex but in `EITHER`. The lists tell a person's name from another
capitalised word, and whom "he" may mean; a name missing here is of unknown sex.
"""

MAN, WOMAN = "man", "woman"

MEN = frozenset(
    """aaron abdul abdullah abe abelardo abraham adam ade adolf adrian ahmad ahmed akira alan alasdair
    alastair albert alberto alec alejandro aleksandr aleksei alex alexander alexandre alexei alfonso
    alfred ali alistair allan allen alvaro alvin ambrose amir anas anatoly anders andre andreas andrei
    andrej andres andrew andriy andrzej andré andrés andy angus anil ansel anselmo antoine anton antonio
    antony anwar arash archibald archie arjun arnold artem arthur arturo ashok asif auberon augustus
    austin avi axel aziz baldomero baltasar balthasar barack barnaby barney barry bart bashar basil ben
    benedict benjamin benny bernard bernardo bernd bernie bert bertram bilal bill billy binyamin bjarne
    bjorn bjørn bo bob bobby bogdan bogumil boris borislav brad bradley brandon branislav brendan brent
    brett brian bruce bruno bryan bud burt byron cal caleb callum calvin carl carlo carlos casimir cecil
    cedric celso cesar chad charles charlie chester chidi chip chris christian christoph christophe
    christopher chuck cian ciaran clarence clark claude claudio clay clayton cliff clifford clint clive
    clyde cody colin conor corey corky cormac cornel cornelis cory cosmo craig crisanto crispin curt
    curtis cuthbert cyril cyrille cyrus césar dafydd dale damian dan daniel danny danylo dario darrell
    darren darryl daryl dave david dawood dean declan deepak denis dennis denny denys deray derek dermot
    derrick desmond devin diarmuid dick diego dieter dimitri dinesh dirk dmitri dmitriy dmitry dmytro
    dominic don donald donnie doug dougal douglas dragan duane duncan dunstan dusan dustin dwayne dwight
    dylan eamon earl ed eddie edgar edmond edmund eduardo edvard edward edwin egon ehsan einar elam eli
    elias elijah elliot elliott elmer emeka emil emilio emlyn emmanuel emre enda enrico enrique eoin
    eric erich erik erling ernest ernesto ernst esteban ethan eugene eustace evan evander evgeny ewan
    ewen ezekiel fabian fabio fabrice fadi faisal farid farooq felipe felix femi ferdinand fergal fergus
    fermin fermín fernando fidel filip finn fintan fionn florian floyd fouad francesco francis francisco
    franco francois franjo frank frankie frans franz françois fraser fred freddie freddy frederick fritz
    frédéric gabriel gareth garrett gary gavin geert gene geoff geoffrey george geraint gerald gerard
    gerhard gerry gethin ghani gian gideon gilbert giles giorgio giovanni giuseppe glen glenn glyn
    godfrey goran gordon gottfried graham grant greg gregg gregory guido guillaume guillermo gunther gus
    gustav gustavo guy gwyn gérard habib haider haitham hakan hal halvard hamid hamish hamza hank hans
    harish harjit harold haroun harris harry hartmut hartwig harvey hassan hector heinrich heinz helmut
    hendrik henri henrik henry herb herbert herman hernan hideo hilario hiroshi hisham horace horacio
    horatio horst hosni howard hristo hubert hugh hugo humphrey hussein håkan iain ian ibrahim idris
    ieuan ignacio ignatius igor ihor ilya imran irving isaac isaiah ismail ivan ivo ivor iwan jack
    jackson jacob jacques jafar jagmeet jaime jair jake jakob jamal james jamil jan janos jared jarek
    jarl jaroslav jaroslaw jarvis jason jasper javier jay jean-claude jean-luc jean-marie jean-pierre
    jeb jeff jefferson jeffrey jens jeremiah jeremy jeroen jerome jerry jesse jesus jim jimmy joachim
    joao joaquin joaquín jock joe joel joey johan johann johannes john johnny jon jonah jonas jonathan
    jonny joost jorg jorge jose josef joseph josh joshua josip josé jozef joão juan julian julien julio
    jurgen justin jérôme józef jörg jürgen kalle kamal karan kareem karim karl kaspar kasper keir keith
    kemal ken kenji kenneth kenny kent kevin khaled khalid khalil kier kieran kim-jong kirk kjeld klaus
    knut kofi kojo konstantin korbinian kostas krzysztof kurt kwame kwesi kyle kyriakos kyrylo lachlan
    lamar lance larry lars laszlo laurent lawrence layth leander lech lee-roy leif len lenny leo leon
    leonard leonardo leonid leopold leroy lev levi lewis liam lionel lisandro ljubomir lloyd lorcan
    lorenz lorenzo lorne lothar lou louis luca lucas ludovic ludwig luigi luis lukas luke luther lyle
    lászló maarten maciej magne magnus mahathir mahesh mahmoud majid malachy malcolm malik manfred
    mansoor mansour manuel marc marcel marcelo marco marcos marcus mario marius mark markus marshall
    martin marty marvin marwan massimo mateo mateusz mats matt matteo matthew matthias matthieu matthijs
    matti maurice mauricio maurizio max maxim maximilian mehdi mehmet mehmood mel melvin mervyn michael
    michal michel mick mickey micky miguel mikael mike mikhail milan milos miloš milton mirko miroslav
    mitch mitchell mitt mladen mohamed mohammad mohammed monty moritz morten mortimer moshe muhammad
    mukesh mungo munir murdo murray mustafa mykhailo mykola márcio mário nabil nadeem naftali narendra
    nasser nate nathan nathaniel naveed naveen nawaz neal ned neil nelson nestor niall nicholas nick
    nico nicola nicolae nicolas nicolás nigel nikita nikolai nikolas nikos nils noah noel norbert norman
    nuno olaf olav oleg oleh oleksandr oleksii oleksiy oliver olivier olumide omar ondrej orlando osama
    oscar oskar osman osvaldo oswald otis ottmar otto owain owen pablo paddy padraig paolo pascal
    pascual patrick paul paulo pavel pavlo peadar pedro per-olof percival percy pete peter petr petro
    phil philip philippe phillip pierre piers piet pieter piotr prakash predrag preet pyotr pádraig pål
    qasem quentin quincy radoslav rafael rafi rafiq ragnar rahm rahul rainer raj rajiv ralf ralph ramesh
    rami ramon ramzan ramón randal randall randolph randy raphael rashid rasmus raul ravi ray raymond
    raza raúl recep reg reggie reginald reince reinhard rene rené reuben rex rhodri rhys ricardo rich
    richard rick ricky rishi riyad rob robbie robby robert roberto rod roddy roderick rodion rodney
    rodrigo roger rohan roland rolando rolf roman romano ron ronald ronan ronnie rory ross roy ruben
    rudolf rudy rufus rui rupert ruprecht ruslan russ russell rustem rutger ruud ryan saad saddam sajid
    saleh salim salman salvador salvatore sam sami samir samuel sandeep sander sandro sanjay santiago
    saul scott seamus sean seb sebastian segun selim serge sergei sergey sergio serhii serhiy seth
    severyn shafiq shahid shane sharif shaun shawn shimon shinzo sid sidney sigmund silas silvio simon
    sinclair sipho slobodan solomon somhairle spencer stan stanislav stanley stavros stefan stefano
    stellan stepan stephane stephen steve steven stewart stig stjepan stuart stéphane sundar suresh sven
    sverre syed sylvester sébastien søren tadhg tahir tancred taras tariq tarquin tayyip ted tedros
    tendai teodor terrence thabo thaddeus themba theo theodor theodore thierry thom thomas thorsten
    tibor tiernan tim timothy timur tobias toby todd tom tomas tomasz tommy tomos tomás tony toomas tor
    torsten travis trent trevor tristan troy tucker tudor tunde tycho tyler udo ulf ulrich urmas usman
    uwe vaclav valentin valentyn valery vasily vasyl vaughan vaughn vernon vic victor viggo vijay vikram
    viktor vin vince vincent vincenzo vinnie vinny virgil vitali vitaliy vitaly vito vivek vlad vladimir
    vladislav volodymyr vsevolod vyacheslav wade wael walid wallace walt walter warren wayne wendell
    werner wesley wilbur wilf wilfred wilhelm will willard willem william willie willy wim winston
    wladimir wojciech wolfgang woody wyn xavier yahya yair yannick yaroslav yasir yasser yevgeny yevhen
    yitzhak yorick younis yoweri yuri yuriy yusuf zach zachary zack zahid zaid zane zbigniew zdenek zia
    zlatko zoltan zoran zuhair ángel édouard émile étienne óscar""".split()
)
WOMEN = frozenset(
    """abby abigail ada adaeze adela adele adriana agata agatha agnes agnieszka aicha ailsa aino aisha
    aisling alana alejandra aleksandra alessandra alexa alexandra alice alicia alina aline alison
    allison allyson alma alyssa amanda amara amber amelia america amina amparo amy ana anastasia andrea
    andrée angela angelica angelina angie anita anjali ann anna annalena anne anneli anneliese annelore
    annette annie annika antje antoinette antonia aoife arancha ariadne arianna arlene asha ashley
    astrid audrey augusta aung averil ayesha barbara bea beata beatrice beatrix beatriz becky belinda
    bernadette bernice bertha beth bethany betsy bettina betty beverly bianca birgit blanche bogdana
    bohdana bonnie brenda brid bridget brigitte britta brittany bronwyn brooke bryony bríd camilla
    camille candace candice caoimhe carla carly carmen carol carole carolina caroline carolyn carrie
    caryn carys cassandra catalina caterina catherine cathleen cathy catriona cecile cecilia cecily
    celeste celia celine charlene charlotte chelsea cherie cheryl chiamaka chiara chloe christa
    christiane christina christine chrystia cindy claire clara clarissa claudia clemency clementine
    colette colleen concepcion concepción condoleezza connie constance cora cordelia corinne cosima
    cressida cristina cynthia cécile céline dagmar daisy dalia daniela danielle daphne daria darlene
    dawn deanna debbie deborah debra deepa deirdre delia delphine denise dervla desiree diana diane
    dianne dietlinde dilys dina divya dolores donatella donna dora doreen doris dorota dorothea dorothy
    dunja edda edith edna effie eileen eilis eithne elaine eleanor elena eleni elfriede eliana elin
    elisa elisabeth elise eliza elizabeth elke ella ellen ellie elodie eloise elsa elsie elspeth elvira
    elzbieta emer emilia emily emma enid erica erika erin ernestine esme esperanza estelle esther ethel
    eudora eufemia eulalia eunice euphemia eva eve evelin evelyn farah fatima fatma fatou felicia
    fenella ferdinanda fiona fionnuala fleur flora florence folake frances francesca francoise françoise
    frederica freya frida frieda funmi gabriela gabriella gabrielle gail galina geeta gemma genevieve
    georgia georgina geraldine gerda gertrude ghada gillian gina ginger ginny giorgia giovanna gisela
    gladys glenda gloria grace graciela grainne greta gretchen grete griet gudrun gunilla gwen gwendolyn
    hala halyna hanan hannah harriet hattie hazel heather hedda hedwig heidi heike helen helena helene
    helga henrietta hermione hester hettie hilary hilda hillary holly honora hope hortense huma hélène
    ida ilhan ilse imelda imogen ines inga ingeborg ingrid inmaculada inés iona irena irene irina iris
    irma iryna isabel isabella isabelle isadora ishbel isla isobel ivana ivanka ivanna ivy jacinda
    jacinta jackie jacqueline jadwiga jana jane janet janice janine jasmine jean jeanette jeanne jeannie
    jelena jemima jen jenna jennifer jenny jessamy jessica jill jillian jo joan joann joanna joanne
    jocelyn jodi jodie johanna josephine josée joy joyce juana juanita judith judy julia juliana julie
    juliet julissa june juno jutta kaja kamala kara karen karin karine karla karoline katarina katarzyna
    kate kateryna katharina katharine katherine kathleen kathryn kathy katie katja katrin katrina
    katrine katy kavita kay kayla kaylee kayleigh keiko kellyanne kerstin khadija kimberly kirsten
    kirstie kirstjen kristen kristi kristiina kristin kristina kristine krystyna kvetoslava kyrsten
    laila lakshmi lara larissa larysa latisha latoya laura lauren laurie lavinia leah leena leila lena
    leonie leonor leonora leticia letitia leyla liana lidia liesbeth lila lili lilian liliana lillian
    lily lina linda lindsay lindsey linnea lisa liv livia liz liza lizzie ljiljana loretta lori lorraine
    lotte lottie louisa louise lourdes lucia lucie lucille lucinda lucy lucía ludmila ludmyla ludovica
    luisa luz lydia lynda lynette lynn lynne lyubov lyudmila mabel macarena madeleine madeline madonna
    mae maeve magda magdalena maggie maia maire mairead mairi maisie maja malala malgorzata malia
    manuela mara marcela marcia maren margaret margarete margarita marge margot margret margrethe
    marguerite mari maria mariah marian mariana marianne maribel marie marilyn marina marisa marisol
    marissa marjorie marlene marsha marta marte martha marthe martina mary marya maryam maría mathilde
    matilda maud maureen mavis maximina maxine maya mechthild meena meg megan meghan meike melania
    melanie melinda melissa mercedes meredith merete mette mia michaela michele michelle mika mildred
    milena millicent millie mimi mina minna minnie miranda mirela miriam mirjam moira molly mona monica
    monika monique montserrat morag muriel myfanwy myra myriam mónica nadezhda nadia nadine nadiya nana
    nancy nanette naomi nasreen natalia natalie nataliya natalya natasha nathalie neha nell nellie nerys
    nessa ngozi niamh nicole nikki nikola nina nisha nneka noelle noor nora noreen norma noura nuala
    nuria obdulia octavia odette odile oksana olena olesya olga olha olive olivia oona oonagh ophelia
    orla ottilia ottilie ottoline paloma pamela patricia patti patty paula pauline pearl peggy pelageya
    penelope penny perdita petra petronella philippa philomena phoebe phyllida phyllis pilar pippa pirjo
    polina polly pooja priscilla priti priya priyanka prunella rabia rachael rachel radha radomila
    ragnhild ramona rania raquel rashida rebecca regina rekha remedios renata renee rhiannon rhonda rima
    rita roberta rochelle roisin rosa rosalie rosalind rosalynn rosamund rosanna rose rosemary rosie
    roswitha rowena roxana roxanne ruby rukhsana ruth róisín sabina sabine sabrina sadie sally salma
    samantha samar samina samira sandhya sandra sanja sanna saoirse sara sarah saskia saturnina selena
    selma serena shabana shari sharon sheila shelley sheryl shirley shreya sian signe sigrid sigrun
    siiri silje silvia simone sinead siobhan siobhán sissel sita siv snezana sofia sofie sofía soledad
    solveig sondra sonia sonja sonya sophia sophie soraya sorcha stacey stacy stefanie steffi stella
    stephanie sue sunita sunniva susan susana susanna susannah susanne sushila susie suzanne svenja
    svetlana svitlana sylvia sylvie ségolène tabitha tamara tamika tammy tamsin tania tanya tara tatiana
    tatjana tatyana teresa terri tess tessa tetiana thea thelma theodora theodosia theresa therese
    thirza thora tiffany tilda tilly tina tove tracey tracy tricia trine trish trudi trudy tulsi tuva
    ulla ulrika ulrike una unni ursel ursula usha valentina valentyna valerie vanessa venetia vera verna
    veronica vesna vicki vicky victoria vigdis viktoria viola violet virginia visitacion visitación
    vivian viviane vivien wafa wanda wendy wiebke wilhelmina wilhelmine wilma winifred winnie xanthe
    ximena xiomara yael yara yaryna yasmin yasmina yasmine yelena yetunde yevgenia ylva yolanda yseult
    yulia yuliya yvette yvonne zahra zainab zanele zara zelda zeynep zinaida zita zlata zoe zofia zoya
    zuleika zuzana élodie""".split()
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
