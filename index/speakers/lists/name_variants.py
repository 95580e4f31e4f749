"""Variants of given names: spellings in several transliterations, and the short forms people go by.

Written for this project from general knowledge of names. One line of a table is one name.
"""

# One name, written in several ways: all of a line count as the same word wherever they stand.
_SPELLINGS = """
aleksandr alexander alexandr aleksander oleksandr olexandr alyaksandr aliaksandr alexandre alessandro alejandro
aleksandra alexandra oleksandra alessandra alejandra
aleksei alexei alexey aleksey alexej oleksii oleksiy oleksij olexiy
andrei andrey andriy andrii andrij andrej
anatoly anatoli anatolii anatoliy anatolij
arseniy arseny arsenii arseni
artem artyom artiom
bogdan bohdan
daria darya dariya dariia
denis denys
dmitry dmitri dmitrii dmitriy dmitrij dmytro dimitri dimitry dzmitry
ekaterina yekaterina kateryna katerina
elena yelena olena helena
evgeny evgeni evgenii evgeniy evgenij yevgeny yevgeni yevgenii yevgeniy yevhen yevhenii yevheniy evhen
evgenia yevgenia yevheniia yevhenia evgeniya yevgeniya
fedor fyodor fiodor feodor
gennady gennadi gennadii gennadiy hennadii hennadiy gennadij
georgy georgi georgii georgiy heorhii heorhiy giorgi georgij
grigory grigori grigorii grigoriy hryhorii hryhoriy
igor ihor
ilya ilia illia illya
irina iryna
kirill kiril kyrylo kirylo kyrill
konstantin kostiantyn kostyantyn constantin
ksenia kseniya xenia kseniia
maksim maxim maksym maxym
maria mariya mariia
mikhail mihail mykhailo mykhaylo mikhailo mikhael
nikolai nikolay nikolaj mykola mikola mikalai nicolai
natalia natalya nataliya nataliia natalja
nikita mykyta
oleg oleh
olga olha volha
pavel pavlo
pyotr petr petro piotr
semyon semen semion
sergei sergey sergej serhii serhiy serhij sergiy sergii siarhei serguei
svetlana svitlana sviatlana svyatlana
tatiana tatyana tetiana tetyana tatjana
valery valeri valerii valeriy valerij
vasily vasili vasilii vasiliy vasyl vassily
viktor victor wiktor viktar
viktoria viktoriya viktoriia victoria
vitaly vitali vitalii vitaliy vitalij
vladimir volodymyr wladimir vladymyr uladzimir volodimir
vladislav vladyslav wladislaw
vyacheslav viacheslav vyatcheslav viatcheslav
yaroslav iaroslav jaroslav
yulia julia yuliya iuliia yuliia iulia
yury yuri yurii yuriy jurij iurii yurij
mohammed muhammad mohamed mohammad muhammed mohamad mohamud muhamad mohammet mehmet
ahmed ahmad ahmet akhmad akhmed akhmet
abdullah abdallah abdulla
abdul abdel abdal
ali aly
hasan hassan hassane
hussein husain husayn hossein hussain hosein husein
ibrahim ebrahim
khaled khalid
mahmoud mahmud mahmood
mustafa mostafa moustafa
omar umar omer
osama usama
saeed said sayed saeid saied
salah saleh
tariq tarek tareq
yusuf yousef youssef yousuf yusef youssouf
stephen steven stephan stefan
philip phillip philippe
eric erik
karl carl
geoffrey jeffrey jeffery
catherine katherine katharine kathryn cathryn
ann anne anna
hillary hilary hillarie
sara sarah
brian bryan
allan alan allen
marc mark
jon john
sean shaun shawn
nicholas nicolas nikolas
isabel isobel isabelle
theresa teresa
lawrence laurence
"""

# Forms that one person may go by where the last names agree; on their own they tell nothing.
_SHORT_FORMS = """
abraham abe
abigail abby gail
albert al bert
alan al
aleksandr alex alec sandy sasha
aleksandra alex sandra sasha alexa
aleksei alex alyosha
alfred al fred alf
andrew andy drew
andrei andrew
ann annie nan nancy
anthony tony antony
antonio tony
arthur art
barbara barb babs
benjamin ben benny
bernard bernie
bradley brad
calvin cal
catherine cathy kathy kate katie kay kat cate
charles charlie chuck chas
christina chris tina christine
christopher chris kit
clifford cliff
cynthia cindy
daniel dan danny
david dave davey
deborah deb debbie debra
denis dennis
dmitry dima
donald don donny donnie
dorothy dot dottie
douglas doug
edward ed eddie ted ned teddy
edmund ed eddie ted
edwin ed eddie
eleanor ellie nell nora
elena helen lena
elizabeth liz beth betty lizzie eliza bess libby betsy
emily em
eugene gene
evgeny eugene zhenya
francis frank fran
franklin frank
frederick fred freddie fritz
gabriel gabe
geoffrey geoff jeff
gennady gena
george georgy
gerald gerry jerry
gerard gerry
gilbert gil
gregory greg
grigory gregory grisha
harold harry hal
henry harry hank
herbert herb bert
howard howie
isaac ike
jacob jake
jacqueline jackie
james jim jimmy jamie
janet jan
jennifer jen jenny
jeremy jerry
jerome jerry
jessica jess jessie
john jack johnny
jonathan jon nathan
joseph joe joey
joshua josh
judith judy
julian jules
julia julie
ekaterina kate katya
kenneth ken kenny
kimberly kim
konstantin kostya constantine
lawrence larry
leonard len leo lenny
leonid leo
leslie les
lewis lou louis
louis lou
maksim max
maximilian max
maxwell max
margaret maggie meg peggy marge margie greta
maria mary masha
martin marty
mary molly polly
matthew matt
melissa mel
michael mike mick mickey
mikhail michael misha
michelle shelly
mitchell mitch
mohammed mo
nathaniel nathan nate nat
nathan nate
natalia natalie natasha
nicholas nick nicky
nikolai nicholas kolya nick
olga olya
pamela pam
patricia pat patty trish tricia
patrick pat paddy
pavel paul pasha
pyotr peter
peter pete
philip phil
rachel rach
randolph randy
randall randy
raymond ray
rebecca becky becca
reginald reg reggie
richard rick dick rich ricky
robert bob rob bobby robbie bert
roderick rod
rodney rod
ronald ron ronnie
roger rog
russell russ
samantha sam
samuel sam sammy
sandra sandy
sergei serge
sidney sid
solomon sol
stanley stan
stephen steve stevie
susan sue susie
tatiana tanya tania
terence terry terrence
theresa terry tess
theodore ted teddy theo
thomas tom tommy
timothy tim timmy
valerie val
vasily basil vasya
vernon vern
victoria vicky vicki tori
viktor vic vitya
viktoria vika
vincent vince vinny
vladimir vova volodya
walter walt wally
william bill will billy willy liam
winston win
yulia julie
yury yura
zachary zach zack
"""


def _read_lines(table: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in table.split("\n") if line)


SPELLINGS = _read_lines(_SPELLINGS)
SHORT_FORMS = _read_lines(_SHORT_FORMS)
