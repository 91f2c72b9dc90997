"""Verbs are told from nouns, and each clause has its own subject, verb and object."""

from __future__ import annotations

import pytest

from dashboard.reading.claims import titles
from dashboard.reading.claims.told import Kind, judge
from dashboard.reading.grammar import clauses, forms, tagger
from dashboard.reading.grammar.tokens import tokens


def test_a_past_form_is_told_from_a_participle_and_a_noun() -> None:
    words = [
        "The",
        "march",
        "led",
        "by",
        "Ann",
        "Carter",
        "ended",
        "when",
        "the",
        "guards",
        "fired",
        "a",
        "volley",
        ".",
    ]
    tags = dict(zip(words, tagger.tag(words), strict=True))
    assert (tags["march"], tags["led"], tags["ended"], tags["fired"]) == ("NN", "VBN", "VBD", "VBD")


@pytest.mark.parametrize(
    ("form", "tag", "plain"),
    [("planned", "VBD", "plan"), ("moved", "VBD", "move"), ("died", "VBD", "die"), ("carried", "VBN", "carry"),
     ("booked", "VBD", "book"), ("filed", "VBN", "file"), ("travelled", "VBD", "travel"), ("decreed", "VBD", "decree"),
     ("exploded", "VBD", "explode"), ("enshrined", "VBN", "enshrine"), ("ruined", "VBN", "ruin"),
     ("became", "VBD", "become"), ("passes", "VBZ", "pass"), ("taken", "VBN", "take"), ("signing", "VBG", "sign"),
     ("panicked", "VBD", "panic"), ("picked", "VBD", "pick"), ("remade", "VBN", "remake"), ("outsold", "VBD", "outsell")],
)  # fmt: skip
def test_a_verb_has_its_plain_form(form: str, tag: str, plain: str) -> None:
    assert forms.lemma(form, tag) == plain


TITLES = [
    (
        "Ann Carter, angry at the price of flour, led the bakers of Bath to the mill.",
        "Ann Carter leads bakers of Bath to mill",
    ),
    ("The storm meant ruin, and the mayor called for help.", "Mayor calls for help"),
    ("The bridge that the monks had built was swept away by a flood.", "Bridge swept away by flood"),
    ("After the war the duke banned guilds and sold the mines.", "Duke sells mines"),
    ("The envoy reached Lisbon and began to collect debts.", "Envoy begins to collect debts"),
    ("The law barred widows from owning boats.", "Law bars widows from owning boats"),
    ("Ann Bell became the first woman to cross the lake.", "Ann Bell becomes first woman to cross lake"),
    ("The duke granted weavers the right to vote.", "Duke grants weavers right to vote"),
    ("The council won the power to raise taxes.", "Council wins power to raise taxes"),
    ("A weaver set himself on fire near the mill.", "Weaver sets himself on fire"),
    ("The plague burned itself out.", "Plague burns itself out"),
    (
        "The duke built a deadly, efficient fleet of twelve war galleys.",
        "Duke builds deadly, efficient fleet",
    ),
    ("In 200 farms, three enslaved men died of fever.", "Three enslaved men die of fever"),
    ("The army marched through the hills.", "Army marches through hills"),
    ("A lack of bread ruined the town.", "Lack of bread ruins town"),
    ("Bakers of all kinds joined the guild.", "Bakers join guild"),
    ("The village was taken by a new and expanding empire.", "Village taken by new and expanding empire"),
    ("At least six ships had left Ulm.", "Six ships leave Ulm"),
    ("Wages rose from two marks to ten marks.", "Wages rise to ten marks"),
    ("The masons agreed that they would leave Ulm.", "Masons agree to leave Ulm"),
    ("The guild was unable to pay its debts.", "Guild unable to pay debts"),
    ("The peace had helped the duke win the town.", "Peace helps duke win town"),
    ("The split that Kern described deepened in the war.", "Split deepens in war"),
    ("By then there were more mills than barns.", "More mills than barns"),
    ("The guild’s master, Otto Kern, sold the mill.", "Otto Kern sells mill"),
    ("The mayor broke with his friend and partner Otto Kern.", "Mayor breaks with Otto Kern"),
    ("The duke invaded neighbouring Ulm.", "Duke invades neighbouring Ulm"),
    ("The duke invaded and burned the valley.", "Duke burns valley"),
    ("Otto Kern served as mayor of Ulm.", "Otto Kern serves as mayor of Ulm"),
    ("The duke had unsuccessfully attacked Ulm.", "Duke attacks Ulm"),
    ("The British again occupied the town.", "British occupy town"),
    ("One of these, Brook Farm, burned.", "Brook Farm burns"),
    ("The miller died months after the war.", "Miller dies"),
    ("The high point of the strike came.", "High point of strike comes"),
    ("The mayor signed into law the Harbour Act.", "Mayor signs Harbour Act into law"),
    ("The town reeled from years of hunger.", "Town reels from hunger"),
    ("The law lapsed with no mill having been closed.", "Law lapses"),
    ("The identification of the plague changed medicine.", "Identification of plague changes medicine"),
    ("The mayor cut the number of guilds.", "Mayor cuts number of guilds"),
    ("The mayor set the wages of formerly bound weavers.", "Mayor sets wages of weavers"),
    ("The duke tried a landing, only to be beaten.", "Duke tries landing"),
    (
        "The mayor asked for the creation of a council, which met at noon.",
        "Mayor asks for creation of council",
    ),
    ("The mayor sent his sons abroad.", "Mayor sends sons abroad"),
    ("The duke hired skilled masons.", "Duke hires skilled masons"),
    ("The council denied foreign bakers the right to trade.", "Council denies foreign bakers right to trade"),
    ("The law of the guild put a tax on bread.", "Law of guild puts tax on bread"),
    ("The storm forced the town into buying grain.", "Storm forces town into buying grain"),
    ("The bakers succeeded in taking the mill.", "Bakers take mill"),
    ("The guild answered by closing its gates.", "Guild closes gates"),
    ("The years after the war saw a revival of trade.", "Revival of trade"),
    (
        "By the end of the war, the Danes, the Swedes and the Poles all had left Ulm.",
        "Danes, Swedes and Poles leave Ulm",
    ),
    ("The truce signed at dawn ended at noon.", "Truce ends at noon"),
    ("The mayor called on the guild, a body led by women in the town.", "Mayor calls on guild"),
    ("Quarrels in Ulm grew when the mill burned.", "Quarrels in Ulm grow"),
    ("The Corn and Wool Board was founded by weavers.", "Corn and Wool Board founded by weavers"),
    ("The Bank of Ulm was founded by weavers.", "Bank of Ulm founded by weavers"),
    ("The town was aware of the plague.", "Town aware of plague"),
    ("The men sailed to Ulm and attacked at noon.", "Men attack at noon"),
    ("Weavers using iron looms defied the guild.", "Weavers defy guild"),
    ("The huts had become growing farming villages.", "Huts become growing farming villages"),
    ("The weavers’ league was banned.", "Weavers’ league banned"),
    ("Several thousand weavers left home.", "Several thousand weavers leave home"),
    ("By dusk, Otto Kern, Jr., led the march.", "Otto Kern Jr. leads march"),
    ("One of the last sons of the duke burned the mill.", "Last son of duke burns mill"),
    (
        "The first confirmed case in the Ulm district appeared.",
        "First confirmed case in Ulm district appears",
    ),
    (
        "Ann Bell had become one of the most prominent leaders of the weavers’ movement.",
        "Ann Bell becomes leader of weavers’ movement",
    ),
    ("The mayor described in detail the new harbour.", "Mayor describes new harbour in detail"),
    ("The slide into deep poverty had begun.", "Slide into deep poverty begins"),
    ("As hunger loomed, growing anger led the weavers to leave.", "Growing anger leads weavers to leave"),
    ("The union gave bakers the opportunity to leave Ulm.", "Union gives bakers opportunity to leave Ulm"),
    ("The guild felt safe.", "Guild feels safe"),
    ("The mayor joined, a clear sign of his way into high office.", "Mayor joins"),
    ("The law deprived bakers, whom the duke blamed, of their ovens.", "Law deprives bakers of ovens"),
    ("The canal paved the way for the iron trade.", "Canal paves way for iron trade"),
    ("The duke sent armed grain ships to a small island.", "Duke sends armed grain ships to island"),
    ("Close to one hundred towns went dry.", "One hundred towns go dry"),
    ("As many as 150 bakers were shot.", "150 bakers shot"),
    ("Enslaved people were sold in Ulm.", "Enslaved people sold in Ulm"),
    ("The mayor decreed that the guilds were free.", "Mayor decrees guilds free"),
    ("The bishop noted in Ulm that the mills had closed.", "Bishop notes in Ulm"),
    ("The bishop noted that the mills had closed.", "Bishop notes mills close"),
    ("The bishop proved that boats could be mended.", "Bishop proves boats can be mended"),
    ("The town remained bitterly divided.", "Town remains divided"),
    ("The lack of grain became acute in Ulm.", "Lack of grain becomes acute in Ulm"),
    ("Bell tried to invade and subdue the valley.", "Bell tries to invade valley"),
    ("The guild came perilously close to war with Ulm.", "Guild comes close to war with Ulm"),
    ("Bell and Kern ended up signing a pact.", "Bell and Kern sign pact"),
    ("The duke gathered large numbers of guards.", "Duke gathers guards"),
    ("The number of boats doubled.", "Number of boats doubles"),
    ("The guild had in fact used boats.", "Guild uses boats"),
    ("The guild found itself beset by debts.", "Guild finds itself beset by debts"),
    ("A strike set in motion a chain of trials.", "Strike sets chain of trials in motion"),
    ("The guild engaged in almost continuous quarrels with Ulm.", "Guild engages in quarrels with Ulm"),
    ("Ulm cut back its funding of Kern's war against Bath.", "Ulm cuts back funding of Kern's war"),
    ("The mayor sent a fleet of ships to Ulm under Admiral Zheng He.", "Mayor sends fleet of ships to Ulm"),
    ("The leaders were in Ulm.", "Leaders in Ulm"),
    (
        "The mayor named the weaver Ann Bell as his Secretary of State.",
        "Mayor names Ann Bell Secretary of State",
    ),
    ("Kern had himself declared an emperor.", "Kern has himself declared emperor"),
    ("The duke placed in charge the smith Edmund Kern.", "Duke places smith Edmund Kern in charge"),
    ("The Danes were beaten and forced to leave the coast.", "Danes beaten and forced to leave coast"),
    ("The pact pleased neither bakers nor smiths.", "Pact pleases neither bakers nor smiths"),
    ("Kern turned his energy to mending the mill.", "Kern turns energy to mending mill"),
    ("Surviving members of the crew built a mill.", "Surviving members of crew build mill"),
    ("Fearing raids from the sea, the Danes built a wall.", "Danes build wall"),
    ("The guild came to an accord, called the Ulm Pact, with Bath.", "Guild comes to accord"),
    ("The duke, one of the great lords, called the estates.", "Duke calls estates"),
    ("The bishop sent two copies of a letter to Bath.", "Bishop sends two copies of letter to Bath"),
    ("The evidence of iron in Ulm dates to that age.", "Evidence of iron"),
    ("Otto Kern, a freed baker from Ulm who fled north, elaborated on this.", "Otto Kern elaborates"),
    ("(The mills would be made legal due to a ruling.)", "Mills made legal"),
    ("The town spread rapidly due to a host of reasons.", "Town spreads"),
    (
        "New Ulm City, Lyon, Trier, and Kiel introduced new tolls on grain.",
        "New Ulm City and others introduce tolls",
    ),
    ("Bakers continued to make up one-third of the crew.", "Bakers continue to make up one-third of crew"),
    (
        "Bell ran for the votes of both night- and day-shift bakers, winning the seat.",
        "Bell runs for votes of night",
    ),
    (
        "The great council of the guilds agreed to the partial sale of the Ulm Duchy.",
        "Council of guilds agrees to sale of Ulm Duchy",
    ),
    (
        "Japanese dock labourers were sent to the port of Ulm.",
        "Japanese dock labourers sent to Ulm",
    ),
    ("The storm led the Weavers’ League to leave the town of Ulm.", "Weavers’ League leaves Ulm"),
    (
        "Ulm had become firmly established as the eastern end of the Salt Road.",
        "Ulm established as end of Salt Road",
    ),
    (
        "The mayor ordered Otto Kern, along with his sons, to leave the hall.",
        "Mayor orders Otto Kern to leave hall",
    ),
    ("The mayor promised that he would not seek a third term.", "Mayor promises not to seek third term"),
    ("The council said that the line drawn at dawn divided the fields.", "Council says line divides fields"),
    ("The guild won 92 of the 328 seats.", "Guild wins 92 seats"),
    (
        "The fields bore little resemblance to the meadows of the old valley.",
        "Fields bear little resemblance to meadows of valley",
    ),
    (
        "Secretary of War Otto Kern told the council that the harbour had burned.",
        "Otto Kern tells council harbour burns",
    ),
    ("China and Rye entered the war, as did Ulm.", "Ulm enters war"),
    ("Many weavers gathered to protest.", "Weavers gather to protest"),
    ("The mayor, who was himself overthrown by bakers, had sold the mill.", "Mayor sells mill"),
    ("The guards massacred the weavers.", "Guards massacre weavers"),
    (
        "In his speech, the mayor referred to his plans as the Square Deal.",
        "Mayor refers to plans as Square Deal",
    ),
    ("A period of bad harvests led to a revolt.", "Bad harvests lead to revolt"),
    (
        "Members of the Jewish diaspora moved into the hills of Ulm.",
        "Members of Jewish diaspora move into hills of Ulm",
    ),
    ("The storm drew many into the guild.", "Storm draws many into guild"),
    ("A rise of nearly 40 percent had been voted.", "Rise of 40 percent voted"),
    ("Otto Kern of Ulm, who left at dawn, burned the mill.", "Otto Kern of Ulm burns mill"),
    ("The Mill Acts or Toll Acts were passed.", "Mill Acts or Toll Acts passed"),
    ("Oslo left the land that Bergen had bought and rebuilt the port.", "Oslo rebuilds port"),
    ("The guild removed the mayor from office.", "Guild ousts mayor"),
    ("The mayor was forced out of office by the guild.", "Mayor ousted by guild"),
    ("The mayor was driven from power by the guild.", "Mayor ousted by guild"),
    ("Norway had severed ties with the Harbour Union.", "Norway breaks with Harbour Union"),
    ("The rebels took full control of Bergen.", "Rebels take over Bergen"),
    ("The rebels tried to take control of Bergen.", "Rebels try to take over Bergen"),
    ("The Danes launched an attack on Bergen.", "Danes attack Bergen"),
    ("The Danes made a surprise attack on Bergen.", "Danes make surprise attack on Bergen"),
    ("The treaty brought the war to an end.", "Treaty ends war"),
    ("The war came to an end.", "War ends"),
    ("The bishop was put to death.", "Bishop executed"),
    ("The Danes broke off relations with Norway.", "Danes break with Norway"),
    ("The United Kingdom bought the island.", "Britain buys island"),
    ("Great Britain's fleet sank the Danes.", "Britain's fleet sinks Danes"),
    ("The United Kingdom Trust bought the island.", "United Kingdom Trust buys island"),
    ("The king appointed Bell as bishop.", "King appoints Bell bishop"),
    ("The king freed Otto von Kern.", "King frees Kern"),
    ("The settlers had pushed westward before the war.", "Settlers push westward"),
    ("The rule of her successor, her nephew Otto Kern, was good.", "Rule of successor good"),
    ("The masons ruled from Oslo rather than from Bergen.", "Masons rule from Oslo"),
    ("A period of cold weather ruined the town.", "Cold weather ruins town"),
    ("The duke feared Abu Sa‘id.", "Duke fears Abu Sa‘id"),
    ("The town began to grow rich.", "Town begins to grow rich"),
    ("The guild never again paid the tax.", "Guild never pays tax"),
    ("The mill was never built.", "Mill never built"),
    ("Neither Kern nor Bell signed the treaty.", "Neither Kern nor Bell signs treaty"),
    ("The king neither signed the law nor read it.", "King does not sign law"),
    ("The guild could no longer pay the tax.", "Guild cannot pay tax"),
    ("The guild agreed not to pay the tax.", "Guild agrees not to pay tax"),
    ("The duke ordered the guild never to meet.", "Duke orders guild not to meet"),
    ("Holt, whose brother had burned the mill, fled.", "Holt flees"),
    ("The towns whose mills burned left the league.", "Towns leave league"),
    ("All but two of the towns surrendered.", "All but two towns surrender"),
    ("The king no longer ruled the town.", "King no longer rules town"),
    ("The guild could never pay the tax.", "Guild cannot pay tax"),
    ("The league included more than one hundred towns.", "League includes one hundred towns"),
    ("The towns built mills over the course of the war.", "Towns build mills"),
    ("The guild cut wages in the wake of the flood.", "Guild cuts wages in wake of flood"),
    ("The war had been going badly since May.", "War goes badly"),
    ("The queen provided the men outside the town with bread.", "Queen provides men with bread"),
    (
        "The Danes founded a series of posts and forts along the coast.",
        "Danes found posts and forts along coast",
    ),
    ("The duke sent masons to settle the valley.", "Duke sends masons to settle valley"),
    ("The duke demanded the masons submit to him.", "Duke demands masons submit"),
    ("The storm helped the masons win the town.", "Storm helps masons win town"),
    ("The duke decreed that mills be built.", "Duke decrees mills be built"),
    ("The guild demanded that Otto Kern sell the mill.", "Guild demands Otto Kern sell mill"),
    ("The mayor announced that, given the flood, the bridge was closed.", "Mayor announces bridge closed"),
    (
        "The bishop called for the abolition of tolls and the redistribution of land.",
        "Bishop calls for abolition of tolls",
    ),
    ("The envoy announced the founding of the guild.", "Envoy announces founding of guild"),
    ("The tide turned at last when the Danes burned the fleet.", "Danes burn fleet"),
    ("The custom began to change when Rye was founded by monks.", "Rye founded by monks"),
    ("The trade of Ulm ended when the Danes burned the fleet.", "Trade of Ulm ends"),
    ("The mayor left when the Danes burned the fleet.", "Mayor leaves"),
    ("The quarrel ended when few others came.", "Quarrel ends"),
    ("Kern achieved his goal of buying the port.", "Kern buys port"),
    ("Otto Kern set about rebuilding the port.", "Otto Kern rebuilds port"),
    ("The weavers ceased working in the mills.", "Weavers cease working in mills"),
    ("The town ended its policy of taxing salt.", "Town ends policy of taxing salt"),
    ("So too did the guild sell the mill.", "Guild sells mill"),
    ("Freed and hired weavers rebelled.", "Freed and hired weavers rebel"),
    ("The mayor proposed sweeping reforms.", "Mayor proposes sweeping reforms"),
    ("The city, then called Ulm, burned.", "City burns"),
    ("At dawn, following a storm in the hills, Rye and Dover burned.", "Rye and Dover burn"),
    (
        "The laws of the guild, drafted at a meeting in Rye, Kent, by weavers, banned tolls.",
        "Laws of guild ban tolls",
    ),
    ("The Portuguese burned the mill.", "Portuguese burn mill"),
    ("The mayor feared the feud, in which the tower fell.", "Mayor fears feud"),
    ("Apollo 11 left Florida.", "Apollo 11 leaves Florida"),
    ("A miner’s widow near Ulm, Kent, wrote to the king.", "Miner’s widow writes to king"),
    ("A baker from Ulm, Otto Kern, wrote to the king.", "Otto Kern writes to king"),
    ("Otto the Bold left Rye.", "Otto the Bold leaves Rye"),
    ("In Rye the Great Mill burned.", "Great Mill burns in Rye"),
    ("Her friend royal teacher of music Otto Kern sold the mill.", "Otto Kern sells mill"),
    ("The minister of war resigned.", "Minister of war resigns"),
    ("A crowd of newly arrived Scots burned the mill.", "Crowd of Scots burns mill"),
    ("The siege of Ulm, fought by hired men, was a failure.", "Siege of Ulm is failure"),
    ("The mills first grew as the river fell but then began to fail.", "Mills begin to fail"),
    ("Margaret became queen.", "Margaret becomes queen"),
    ("The Danish panicked.", "Danish panic"),
]


@pytest.mark.parametrize(("sentence", "wanted"), TITLES)
def test_the_last_told_clause_has_a_headline(sentence: str, wanted: str) -> None:
    parsed = clauses.parse(sentence, 0, len(sentence))
    made = [titles.title(parsed, c, naming=titles.Naming()) for c in parsed.clauses if c.kind == "main"]
    assert made[-1] == wanted


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The bakers stormed the mill.", Kind.TOLD),
        ("The mill stood by the river.", Kind.STATE),
        ("The bakers often marched to the mill.", Kind.HABIT),
        ("If the mill had burned, the town would have starved.", Kind.IMAGINED),
        ("Did the bakers storm the mill?", Kind.QUESTION),
        ("Historians argue about the mill.", Kind.WRITING),
        ("The mill grinds slowly.", Kind.GENERAL),
        ("Draw a plan of the mill.", Kind.EXERCISE),
        ("Now compare this with the mill that burned.", Kind.EXERCISE),
        ("But note what the bakers did.", Kind.EXERCISE),
        ("Now the bakers stormed the mill.", Kind.TOLD),
        ("Cut off from the coast, the garrison surrendered.", Kind.TOLD),
        ("The guild said that the bakers would leave.", Kind.PLAN),
        ("The town came to bake bread.", Kind.AIM),
        ("The loaf was small, as Hume argued.", Kind.WRITING),
    ],
)
def test_a_clause_is_judged_by_tense_and_mood(sentence: str, kind: Kind) -> None:
    parsed = clauses.parse(sentence, 0, len(sentence))
    assert judge(parsed, parsed.clauses[-1]) is kind


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("As the growing trade of Veldam stalled and hunger grew, Kern left.", ["the growing trade of Veldam", "hunger", "Kern"]),
        ("The mayor left when the bank stalled and the mills burned.", ["The mayor", "the bank", "the mills"]),
        (
            "In May, nearly a hundred years after the siege of Ulm, the town of Veldam (now Rye) was burned.",
            ["the town of Veldam"],
        ),
        ("A few yards down the road, Owen and Bell hacked the gate to pieces.", ["Owen and Bell"]),
        ("The years after the war were hard.", ["The years"]),
        ("The duke rode to Rye in May, annexed Ulm in June, burned Veldam.", ["The duke"] * 3),
        ("The tax, a toll levied by bakers in Rye, ended.", ["a toll", "The tax"]),
        ("The new party, the weak Bread Party formed in May, was small.", ["the weak Bread Party", "The new party"]),
        ("After the war, the duke rode to Rye in May, burned Ulm.", ["the duke", "the duke"]),
        ("The mayor hoped it would lead to a stable, unified China.", ["The mayor", "it"]),
        ("After Otto, a monk in Ulm, had died, the town burned.", ["Otto", "the town"]),
        ("After the war, the mill, founded in May, burned.", ["the mill", "the mill"]),
        ("The tolls fell into the hands of weavers, who left.", ["The tolls", "weavers"]),
        ("The tolls fell to a guild of weavers, who left.", ["The tolls", "a guild of weavers"]),
        ("The bakers sold more than they baked.", ["The bakers", "they"]),
        ("As mills damaged and flooded by the river fell, Kern left.", ["mills", "mills", "mills", "Kern"]),
        ("When the fair came to Ulm the bakers left.", ["the fair", "the bakers"]),
        ("When the king died Kern fled.", ["the king", "Kern"]),
        ("When Otto took Rye he burned it.", ["Otto", "he"]),
        ("Nobody knows how many were killed.", ["Nobody", "many"]),
        ("When the duke saw the town he ruled, Kern fled.", ["the duke", "he", "Kern"]),
        ("In the end the duke had remade himself as a poet.", ["the duke"]),
    ],
)  # fmt: skip
def test_a_form_before_and_with_another_deed_is_a_verb(sentence: str, subjects: list[str]) -> None:
    parsed = clauses.parse(sentence, 0, len(sentence))
    said = [c.subject for c in parsed.clauses]
    assert [" ".join(parsed.words[s.first : s.end]) for s in said if s] == subjects


def test_a_verb_of_number_takes_no_object_from_the_verb_after_it() -> None:
    found = []
    for text in ("The guild doubled and included the weavers.", "The guild raided and burned the mill."):
        parsed = clauses.parse(text, 0, len(text))
        found.append(titles.title(parsed, parsed.clauses[0], naming=titles.Naming()))
    assert found == ["Guild doubles", "Guild raids mill"]


def test_born_is_never_what_somebody_does() -> None:
    assert forms.only_participle("born")


def test_the_mark_of_a_footnote_is_no_word() -> None:
    text = "The mayor¹ left his work[4] in 1912*, as U.S. papers[note 2] told."
    words = [text[start:end] for start, end in tokens(text)]
    assert words == [
        "The",
        "mayor",
        "left",
        "his",
        "work",
        "in",
        "1912",
        ",",
        "as",
        "U.S.",
        "papers",
        "told",
        ".",
    ]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Kern sang in his opera, written at home.", "his opera"),
        ("The town had a mill, built by monks.", "a mill"),
        ("Kern crossed the river, followed by his men.", "Kern"),
        ("The duke rode to Rye, amazed at the noise.", "The duke"),
        ("Bell wished to reach the lake, a goal finally attained by her sons.", "a goal"),
    ],
)
def test_a_participle_after_a_comma_tells_of_the_noun_before_it_or_of_the_subject(
    sentence: str, subject: str
) -> None:
    parsed = clauses.parse(sentence, 0, len(sentence))
    found = parsed.clauses[-1].subject
    assert found is not None
    assert " ".join(parsed.words[found.first : found.last]) == subject
