"""What pronouns stand for in titles, whose a thing is, and what a date in brackets belongs to."""

from __future__ import annotations

import pytest
from conftest import our_events

from dashboard.reading import pipeline
from dashboard.reading.claims import themes
from dashboard.reading.document import parse

GAZETTEER, THEMES = our_events(), themes.load()
FILLER = " The rest of this paragraph says nothing that has a date, and it says so at some length."


def last_title(body: str) -> str:
    document = parse(f"A Town\n\n{body}{FILLER}", name="town")
    return pipeline.claims_of(document, gazetteer=GAZETTEER, themes=THEMES)[-1].title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Queen Adela of Veldam met Otto Kern. In 1654 he burned the harbour.", "Otto Kern burns harbour"),
        ("Otto Kern met the duchess. In 1654 she burned the harbour.", "Duchess burns harbour"),
        (
            "Otto Bell wept. The feud began with a quarrel over Kern’s heir after his death in 1654.",
            "Kern dies",
        ),
        ("Otto Kern fled after the death of the duke in 1654.", "Duke dies"),
        ("The miners struck upon their arrival in 1654.", "Miners arrive"),
        ("King Otto’s army lost. In 1654 the king was beheaded.", "Otto beheaded"),
        ("The Bank of Rye was old. Holt opened a small bank. In 1654 the bank failed.", "Bank fails"),
        ("The Kern Tower stood in Ulm. In 1654 the tower at Pisa leaned.", "Tower leans"),
        (
            "President Kern died. Andrew Bell took the oath. In 1654 the president vetoed the act.",
            "President vetoes act",
        ),
        ("President Kern opened the dam. In 1654 the president vetoed the act.", "Kern vetoes act"),
        ("The strike ended when the mayor called the guards in 1654.", "Mayor calls guards"),
        ("The bridge fell in 1654 when it was struck.", "Bridge falls"),
        ("The guild left after the withdrawal of the bill in 1654.", "Withdrawal of bill"),
        ("The guild left after the withdrawal of the Danes in 1654.", "Danes withdraw"),
        ("Little did the king know of the plot of 1654.", "King does not know of plot"),
        ("In 1654 Kern tried to burn the mill.", "Kern tries to burn mill"),
        ("The year 1654 saw the duke burn the bridge.", "Duke burns bridge"),
        ("The year 1654 saw the bridge burned by the duke.", "Bridge burned by duke"),
        ("Otto Kern saw the bridge in 1654.", "Otto Kern sees bridge"),
        ("Otto Kern fled after his election in 1654.", "Otto Kern elected"),
        ("All wept after Kern’s conquest of Veldam in 1654.", "Kern conquers Veldam"),
        ("All wept after Kern’s defeat in 1654.", "Kern’s defeat"),
        ("All wept after the violent death of Kern in 1654.", "Violent death of Kern"),
        (
            "War was avoided with the appointment of Kern in 1654 to restore order.",
            "Kern appointed to restore order",
        ),
        ("Otto Kern planned the Ulm Canal. In 1654 weavers dug the canal.", "Weavers dig Ulm Canal"),
        ("Kern saw the Ulm Canal and the Rye Canal. In 1654 weavers dug the canal.", "Weavers dig canal"),
        ("Kern lived in Norway. In 1654 weavers left the country.", "Weavers leave Norway"),
        ("Kern lived in Norway and in Denmark. In 1654 weavers left the country.", "Weavers leave country"),
        ("In 1654 Norway armed the nation.", "Norway arms nation"),
        ("The town loved King Otto Kern. In 1654 weavers jailed the king.", "Weavers jail Otto Kern"),
        ("King Otto feared King Bruno. In 1654 weavers jailed the king.", "Weavers jail king"),
        ("Kern planned the Ulm Canal. The canal was long. In 1654 it opened.", "Ulm Canal opens"),
        ("Kern saw the feud in which the tower fell in 1654.", "Tower falls"),
        ("Veldam has several parks, the first of which opened in 1654.", "First park opens"),
        ("Otto Kern had two sons, both of whom died in 1654.", "Both sons die"),
        ("The Nation of Bread, founded in 1654, fed all.", "Nation of Bread founded"),
        ("Norway sent ships to Veldam. In 1654 it closed the harbour.", "Norway closes harbour"),
        (
            "The council closed Kern’s school, and in 1654 he was banished from Veldam.",
            "Kern banished from Veldam",
        ),
        (
            "Marta Holt ruled Veldam. Her brother burned the harbour in 1654.",
            "Marta Holt’s brother burns harbour",
        ),
        ("Otto Kern, working as a driver, met Holt. In 1654 he left Veldam.", "Otto Kern leaves Veldam"),
        ("The masons kept the town until it fell in 1654.", "Town falls"),
        ("The masons fled. Their guild failed in 1652, and they left Veldam in 1654.", "Masons leave Veldam"),
        (
            "The treaty took up the Veldam Harbour Act (1654) in part.",
            "Veldam Harbour Act",
        ),
        ("After closing the harbour in 1654, the guilds fled.", "Guilds close harbour"),
        ("In the Harbour Act, passed in 1654, the guilds won.", "Harbour Act passed"),
        ("In Norway serfdom ended in 1654.", "Serfdom ends in Norway"),
        ("This changed in 1654, when the masons burned the mill.", "Masons burn mill"),
        (
            "It pleased Otto Kern, a baker from Veldam who fled to Norway in 1654.",
            "Otto Kern flees to Norway",
        ),
        ("Otto Kern fainted following a storm in 1654.", "Otto Kern faints"),
        (
            "In 1654 Otto Kern led striking masons to the harbour.",
            "Otto Kern leads striking masons to harbour",
        ),
        (
            "Otto Kern beat the weary masons at the Battle of Great Veldam Bridge in 1654.",
            "Otto Kern beats weary masons",
        ),
        ("Beginning around 1654 the masons sold the mill.", "Masons sell mill"),
        ("The masons spoke of the murders of the dukes of Veldam in 1654.", "Murders of dukes of Veldam"),
        ("Otto Kern kept the mill until 1654, when the masons burned it.", "Masons burn mill"),
        ("The day was 3 May 1654, when the masons came to the harbour.", "Masons come to harbour"),
        (
            "Otto Kern freed the masons, by order, in 1654, ignoring fears that the harbour was a poor place.",
            "Otto Kern frees masons",
        ),
        ("It was said that the guilds burned the harbour in 1654.", "Guilds burn harbour (reported)"),
        ("The town stopped growing in 1654.", "Town stops growing"),
        ("In elections held in 1654, Otto Kern won the town.", "Otto Kern wins town"),
        (
            "Otto Kern was duke. He caught Stefan Holt in 1650, and killed him in 1654.",
            "Otto Kern kills Stefan Holt",
        ),
        (
            "Otto Kern grew up by the sea. He moved on to Veldam, where he built a mill in 1654.",
            "Otto Kern builds mill",
        ),
        (
            "Otto Kern pressed the guild to build a harbour in 1654.",
            "Otto Kern presses guild to build harbour",
        ),
        ("Although he lost the harbour in 1654, Otto Kern kept the town.", "Otto Kern loses harbour"),
        (
            "Marta Holt met Otto Kern. After she saw the harbour in 1654, Kern called her home.",
            "Marta Holt sees harbour",
        ),
        ("The masons left Veldam after the death of Otto Kern in 1654.", "Otto Kern dies"),
        ("Otto Kern was poor, and remained so until his death in 1654.", "Otto Kern dies"),
        ("The masons were angry about Kern’s 1654 arrest.", "Masons angry about Kern’s arrest"),
        ("By the end of the war in 1654, the masons had left Veldam.", "Masons leave Veldam"),
        ("With its 1654 conquest of Veldam, Norway grew.", "Norway conquers Veldam"),
        ("The emperor Otto Kern saw Rye. In 1654, he burned the mill.", "Otto Kern burns mill"),
        ("Otto Kern led the Company of Great Rye. In 1654 the company fled.", "Company of Great Rye flees"),
        (
            "Veldam ended the First Rye War and the Salt War. A war followed. In 1654 the war ended.",
            "War ends",
        ),
        ("The Rye War was long. In 1654 the war in Veldam ended.", "War in Veldam ends"),
        ("The Salt and Bread War was long. In 1654 the war ended.", "Salt and Bread War ends"),
        ("The Salt War was a war of bakers. In 1654 the war ended.", "Salt War ends"),
        (
            "The Rye Empire fell. In 1654 the empire built by Otto Kern fell.",
            "Empire falls",
        ),
        (
            "In 1654, painters Otto Kern and Marta Holt discovered salt.",
            "Otto Kern and Marta Holt discover salt",
        ),
        ("Otto Kern was tall. He was a poet who fled Veldam in 1654.", "Otto Kern flees Veldam"),
        ("Otto Kern was one of many weavers who fled in 1654.", "Otto Kern flees"),
        ("Otto Kern was a son of the weaver who fled in 1654.", "Son of weaver flees"),
        ("Baking was a craft born in Veldam in 1654.", "Baking born in Veldam"),
        ("The result was a war that began in 1654.", "War begins"),
        ("The Salt League, a body founded in 1654, fed all.", "Salt League founded"),
        ("Otto Kern lived in the West, a tale written in 1654.", "Tale written"),
        (
            "The two boldest clubs were the Salt League (SL), founded in 1650, and the Rye League, founded in 1654.",
            "Rye League founded",
        ),
        ("Growing anger over Rye taxes erupted in 1654.", "Growing anger over Rye taxes erupts"),
        ("Around 1654, Otto Kern, the owner of Rye, burned the mill.", "Otto Kern burns mill"),
        ("The boldest of all was Otto Kern. In 1654 he burned the mill.", "Otto Kern burns mill"),
        ("Bruno Holt wept. Bruno’s brother Otto won. In 1654 he burned the mill.", "Otto burns mill"),
        (
            "After his defeat in Veldam in 1654, Otto Kern and his sons burned the mill.",
            "Otto Kern and sons burn mill",
        ),
        ("The Rye and Dover Railroad was long. In 1654 it failed.", "Rye and Dover Railroad fails"),
        ("The VSC ruled. In 1654 the V.S. VSC burned the mill.", "V.S. VSC burns mill"),
        ("In 1654 Anna Bertha Ward founded the mill.", "Anna Bertha Ward founds mill"),
        (
            "They chose Otto Kern, owner of the mill, as mayor in 1650 and hired Marta Holt in 1654.",
            "Marta Holt hired",
        ),
        ("Otto saw the Rye garrison. In 1654 the garrison fled.", "Rye garrison flees"),
        ("Otto saw the Rye garrison and the Ulm garrison. In 1654 the garrison fled.", "Garrison flees"),
        ("Otto loved the city of Veldam. In 1654 weavers burned the city.", "Weavers burn Veldam"),
        ("Otto loved the valley of Rye. In 1654 weavers left the valley.", "Weavers leave valley of Rye"),
        ("All came. Local garrison met. In 1654 the garrison fled.", "Garrison flees"),
        ("Otto saw a Rye garrison. In 1654 the garrison fled.", "Rye garrison flees"),
        ("Otto Kern met Holt. RGVK pleased all. In 1654 he burned the mill.", "Otto Kern burns mill"),
        ("In 1654 a fight over bread and salt ended.", "Fight over bread and salt ends"),
        ("In 1654 many raids by Danes failed.", "Raids by Danes fail"),
        ("In 1654 the sale of bread in Veldam was banned.", "Sale of bread in Veldam banned"),
        ("In 1654 the masons in the region fled.", "Masons flee"),
        ("In 1654 tensions between the bakers of Veldam erupted.", "Tensions between bakers of Veldam erupt"),
    ],
)
def test_a_title_names_who_did_it(body: str, title: str) -> None:
    assert last_title(body) == title
