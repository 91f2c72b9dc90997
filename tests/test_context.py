"""What is told without a date has the time of the story; description and argument make no claim."""

from __future__ import annotations

import gc

import pytest
from conftest import our_events

from dashboard.reading import pipeline
from dashboard.reading.claims import context, themes
from dashboard.reading.document import parse

GAZETTEER, THEMES = our_events(), themes.load()


def rows(body: str) -> list[tuple[str, str, str]]:
    document = parse(f"A Town\n\n{body}", name="town")
    found = pipeline.claims_of(document, gazetteer=GAZETTEER, themes=THEMES)
    return [(claim.title, claim.edtf, claim.dated_by) for claim in found]


def test_the_story_goes_on_in_the_time_last_named() -> None:
    found = rows(
        "In 1654 Marten Holt became mayor of Veldam. He abolished the salt tax. He founded a school for girls."
    )
    assert found == [
        ("Marten Holt becomes mayor of Veldam", "1654", "text"),
        ("Marten Holt abolishes salt tax", "1654", "context"),
        ("Marten Holt founds school for girls", "1654", "context"),
    ]


def test_what_only_follows_is_approximate() -> None:
    found = rows("On 3 May 1654 a fire destroyed the harbour of Veldam. Soon the guilds built a new quay.")
    assert [value for _, value, _ in found] == ["1654-05-03", "1654~"]


def test_description_and_argument_make_no_claim() -> None:
    found = rows(
        "In 1654 Marten Holt became mayor of Veldam. The town was small. Perhaps it hated him. Nobody knows why."
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The guards were too scattered and tired to stop the crowd.",
        "His brothers were deeply shaken by the sight.",
        "During the annual fair the guards arrested the thieves.",
        "Once again the lesson is plain: mayors and guilds pulled in different ways.",
    ],
)
def test_a_state_or_a_lesson_is_no_happening(sentence: str) -> None:
    assert len(rows(f"In 1654 Marten Holt became mayor of Veldam. {sentence}")) == 1
    assert len(rows("In 1654 Marten Holt became mayor of Veldam. The guards arrested the crews.")) == 2


def test_a_paragraph_that_names_a_scene_again_has_its_time() -> None:
    found = rows(
        "The first regatta on the Velda was held in 1654. The mayor gave the prize.\n\n"
        "During the regatta, two boats rammed the ferry. The guards arrested the crews."
    )
    assert {value for _, value, _ in found} == {"1654"}
    assert len(found) == 4


def test_the_time_of_a_story_may_have_five_digits() -> None:
    assert context.about("Y-10999") == "Y-10999~"
    assert context.about("1913-03-03") == "1913~"


OPENING = "In 1640, the miller Piet Bosman bought the ferry of Hamel. "


@pytest.mark.parametrize(
    "sentence",
    [
        "Carters carried grain to the coast towns.",
        "Many other villages bought boats of the same kind.",
        "The ferry became a common sight on the river.",
        "On the other hand, he lost the trust of his brothers.",
        "During his long career, Bosman built four mills on the river.",
        "Years later, the council bought the ferry from his heirs.",
        "He was later buried beside the old chapel of the ferrymen.",
        "The cost of the boats ruined the smaller carters of Hamel.",
        "Bosman never repaid the bankers of the river guild.",
        "Over four decades, Bosman carried a thousand pilgrims to Hamel.",
    ],
)
def test_what_tells_no_single_deed_has_no_time_of_the_story(sentence: str) -> None:
    assert [by for _, _, by in rows(f"{OPENING}{sentence}")] == ["text"]


@pytest.mark.parametrize(
    "sentence",
    [
        "As the water rose, carters blocked the bridge.",
        "Carters of the river guild attacked Piet Bosman at the mill.",
    ],
)
def test_a_deed_of_many_at_one_moment_or_to_somebody_has_the_time_of_the_story(sentence: str) -> None:
    assert [by for _, _, by in rows(f"{OPENING}{sentence}")] == ["text", "context"]


def test_a_paragraph_without_a_date_goes_on_only_with_the_scene_before() -> None:
    assert rows(f"{OPENING}\n\nThe ferryman Bosman raised the toll for carts.")[1][1] == "1640/.."
    assert len(rows(f"{OPENING}\n\nThe bishop closed the ferry to all carts.")) == 1


def test_a_look_back_does_not_change_the_scene() -> None:
    told = f"{OPENING}He fought the toll, as his father had fought it in 1611. Bosman burned the toll house."
    assert rows(told)[-1][1:] == ("1640", "context")


def test_a_date_past_the_scene_ends_it() -> None:
    told = f"{OPENING}Between 1650 and 1690 the town grew. Bosman burned the toll house."
    assert all(by != "context" for _, _, by in rows(told))


def test_what_goes_on_in_a_quotation_makes_no_claim() -> None:
    told = f"{OPENING}He wrote: “I am tired. The bishop seized the upper mill. He sold the boats.”"
    assert all(by != "context" for _, _, by in rows(told))


def times(body: str) -> list[str]:
    return [value for _, value, by in rows(body) if by == "context"]


def test_after_what_tells_no_deed_only_who_acted_goes_on_at_about_that_time() -> None:
    told = f"{OPENING}The town was small. "
    assert times(f"{told}The bishop closed the mill.") == []
    assert times(f"{told}The miller Bosman closed the mill.") == ["1640~"]
    assert times(f"{told}The miller Bosman governed the guild.") == ["1640/.."]
    assert times(
        "In May 1640, the miller Piet Bosman bought the ferry. It was old. The bishop closed it."
    ) == ["1640-05"]


@pytest.mark.parametrize(
    ("opening", "time"),
    [
        ("Marten Holt took office on 3 May 1640.", "1640~"),
        ("Marten Holt was crowned on 3 May 1640.", "1640~"),
        ("Marten Holt became mayor on 3 May 1640.", "1640~"),
        ("Marten Holt took office in 1640.", "1640"),
        ("Marten Holt burned the mill on 3 May 1640.", "1640-05-03"),
        ("The ferry became a ruin on 3 May 1640.", "1640-05-03"),
    ],
)
def test_what_somebody_did_in_an_office_is_not_of_the_day_on_which_he_took_it(
    opening: str, time: str
) -> None:
    assert times(f"{opening} The bishop closed the upper mill.") == [time]


def test_a_paragraph_about_who_acted_before_has_an_open_time() -> None:
    told = "In 1640 Marten Holt became mayor of Veldam.\n\n"
    told += "As owner of the ferry, Holt raised the toll. He built a new mill. The bishop burned the boats."
    assert times(told) == ["1640/..", "1640/.."]


@pytest.mark.parametrize(
    "dated",
    [
        "The town, founded by monks in 1640, was the seat of the guild.",
        "By 1640 the guild had become the owner of the river.",
        "In 1640 the trade of the river was small.",
        "Following the flood of 1640, the guild built a mill.",
        "The guild had held the river since 1640.",
    ],
)
def test_a_date_that_tells_no_deed_of_its_time_sets_no_scene(dated: str) -> None:
    assert times(f"{dated} The bishop closed the upper mill.") == []


def test_the_story_comes_back_from_the_past_perfect() -> None:
    told = "In May 1640, the miller Piet Bosman bought the ferry of Hamel. {} The bishop closed the mill."
    assert times(told.format("The guild had closed the river in 1611.")) == ["1640-05"]
    assert times(told.format("The guild had come in 1611, when pirates raided the bank.")) == []


def test_what_is_told_of_the_war_just_named_has_the_time_of_the_war() -> None:
    told = f"{OPENING}\n\nEarly in the English Civil War the towns had no guns. Later in the war, the guild burned the bridge of Hamel."
    assert [value for _, value, _ in rows(told)] == ["1640", "1642/1645", "1642/1651"]


def test_a_paragraph_can_point_to_what_was_told_last() -> None:
    told = f"{OPENING}\n\nOne scene from this purchase is worth a look. The bishop slapped the miller."
    assert times(told) == ["1640"]


def test_a_war_that_broke_out_has_the_day_on_which_it_began() -> None:
    assert rows("The English Civil War broke out over taxes and the church.")[0][1].startswith("1642")
    assert "/" not in rows("The English Civil War broke out over taxes and the church.")[0][1]


@pytest.mark.parametrize(
    "sentence",
    [
        "This law reduced the trade of the ferry.",
        "The guild steadily took over the mills of the river.",
        "Not all towns obeyed the guild of the river.",
        "At his death, Bosman lost the mill to his brother.",
    ],
)
def test_effects_slow_changes_and_other_times_have_no_time_of_the_story(sentence: str) -> None:
    assert times(f"{OPENING}{sentence}") == []


def test_what_was_so_before_a_year_has_no_beginning() -> None:
    assert rows("Before the 1640s, the ferry belonged to the monks of Hamel.")[0][1] == "../1639"
    assert rows("The ferry has belonged to the guild since the 1640s.")[0][1] == "1640/.."


@pytest.mark.parametrize(
    ("sentence", "time", "title"),
    [
        ("The guild ran the ferry until 1643.", "../1643", "Guild runs ferry"),
        ("The guild ran the ferry until March 1643.", "../1643-03", "Guild runs ferry"),
        ("Until 1643, the guild ran the ferry.", "../1643", "Guild runs ferry"),
        ("Prior to 1643, the guild ran the ferry.", "../1642", "Guild runs ferry"),
        ("The guild did not repair the mill until 1643.", "1643", "Guild repairs mill"),
        ("The mill was not repaired until 1643.", "1643", "Mill repaired"),
        ("The mill was not repaired before 1643.", "1643", "Mill repaired"),
        ("The guild ran the ferry until a fire in 1643.", "../1643", "Guild runs ferry"),
        ("The guild ran the ferry until its defeat in 1643.", "1643", "Guild’s defeat"),
        ("The siege lasted until 1643, when the guild repaired the mill.", "1643", "Guild repairs mill"),
    ],
)
def test_what_lasted_until_a_year_has_no_beginning(sentence: str, time: str, title: str) -> None:
    assert rows(sentence)[0][:2] == (title, time)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The guild sold more boats than in 1643.", False),
        ("The foes of the 1643 act fled to Bremen.", False),
        ("Under the terms of the 1643 act, the guild sold its boats.", True),
        ("The guild sold more than forty boats in 1643.", True),
        ("The guild left the town rather than fight in 1643.", True),
    ],
)
def test_a_date_of_a_comparison_or_a_law_dates_no_deed(sentence: str, *, told: bool) -> None:
    assert [time for _, time, _ in rows(sentence)] == ["1643"] * told


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("Sheep thefts virtually stopped after 1643.", "1644/.."),
        ("The miller died after 1643.", "1644/.."),
        ("The miller died shortly after 1643.", "1643"),
        ("The miller sold his boats after the 1643 fire.", "1643"),
        ("From 1643 on, many farmers moved their votes.", "1643/.."),
        ("From 1643 onwards, the farmers sold their corn in Bremen.", "1643/.."),
        ("Since 1643, the guild has focused on the ferry.", "1643/.."),
        ("Since 1643, forty families moved to the coast.", "1643/.."),
        ("Hamel is a free town with a history of fair courts since 1643.", "1643/.."),
        ("From the early 1640s, the guild built mills on the river.", "1640~/.."),
        ("From 1643 the guild built mills until the war came.", "1643"),
        ("The guild has built four mills since 1643.", "1643/.."),
        ("Since 1643, when the miller died, the town has been poor.", "1643/.."),
        ("That changed after 1643, when the guild stopped paying the tax.", "1643"),
        ("From 1643, when he lost the mill, to 1648, the miller grew rich.", "1643"),
    ],
)
def test_what_goes_on_after_a_year_has_no_end(sentence: str, time: str) -> None:
    assert rows(sentence)[0][1] == time


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("In 1643 the miller almost died of fever.", ["Miller almost dies of fever"]),
        ("In 1643 the guild nearly lost its mill.", ["Guild nearly loses mill"]),
        ("In 1643 the guild had nearly lost its mill.", []),
        ("Since 1643 the spring fair has been held before the summer ones.", ["1643/.."]),
        ("In 1643 the guards shot at the weavers and over a hundred died.", ["Guards shoot at weavers"]),
    ],
)
def test_what_almost_happened_is_told_and_the_summer_ones_are_no_date(
    sentence: str, wanted: list[str]
) -> None:
    found = rows(sentence)
    assert [time if title not in wanted else title for title, time, _ in found] == wanted


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The guild grew during the late 1630s and throughout the 1640s.", ["1636~/164X"]),
        ("The guild grew between the late 1630s and the early 1640s.", ["1636~/1643~"]),
        ("The guild grew in the 1620s and in the early 1640s.", ["162X", "1640~/1643~"]),
        ("The guild grew in the 1630s, and in the 1640s it sold boats.", ["163X", "164X"]),
    ],
)
def test_decades_of_which_one_follows_the_other_are_one_time(sentence: str, found: list[str]) -> None:
    assert [time for _, time, _ in rows(sentence)] == found


@pytest.mark.parametrize(
    "sentence",
    [
        "The 1640s were a time of plenty.",
        "The miller’s book contains reports of two journeys to Bremen, in 1641 and 1647.",
        "In winter, carters wore coats of fur.",
        "It was the greatest flood since the storm of 1611.",
        "If he had lived, he may have been mayor by 1650.",
    ],
)
def test_a_date_that_dates_nothing_told_makes_no_claim(sentence: str) -> None:
    assert all(title == "Piet Bosman buys ferry of Hamel" for title, _, _ in rows(OPENING + sentence))


def test_an_aside_with_whether_does_not_hold_what_was_done() -> None:
    found = rows("The guild joined the quarrel whether it would or not, closing the river on 3 May 1611.")
    assert found == [("Guild closes river", "1611-05-03", "text")]


def test_what_came_after_something_else_is_about_of_its_time() -> None:
    assert times(f"{OPENING}After selling the upper mill, Bosman moved to Bremen.") == ["1640~"]
    assert times(f"{OPENING}After his death, the bishop burned the upper mill.") == ["1640/.."]


@pytest.mark.parametrize(
    "sentence",
    [
        "After the war, Bosman sold the upper mill.",
        "The bishop closed the upper mill during the war.",
        "As the war dragged on, the bishop closed the upper mill.",
        "Over the next several hundred years, the guild bought the boats.",
        "The bishop, for example, closed the upper mill.",
        "As a young man, Bosman moved to Bremen.",
        "Born of poor parents, Bosman moved to Bremen.",
        "In Frisia, the bishop closed the upper mill.",
    ],
)
def test_a_sentence_with_another_time_or_place_leaves_the_scene(sentence: str) -> None:
    assert times(f"{OPENING}{sentence}") == []


def test_a_month_is_sure_only_for_the_sentence_that_takes_it_up_again() -> None:
    told = "In May 1640, the guild held a parade at Hamel.\n\n"
    told += "During the parade, the bishop burned the upper mill. The marshal arrested Ann Kern."
    assert times(told) == ["1640-05", "1640~"]


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("In 1640, the guild bought the ferry. ", True),
        ("The guild opposed the 1640 toll. ", False),
        ("The guild won the 1640 election. ", True),
        ("By 1640, the guild had bought all boats. ", False),
        ("The miller Bosman was born in 1640. ", False),
        ("The guild collected tolls through 1640. ", False),
        ("The guild fled, although it later returned in 1640. ", False),
    ],
)
def test_a_date_that_only_says_which_or_how_long_sets_no_scene(sentence: str, *, held: bool) -> None:
    assert times(f"{sentence}The bishop burned the upper mill.") == ["1640"] * held


def test_a_text_that_was_read_leaves_nothing_for_the_collector_of_garbage() -> None:
    reader = pipeline.rules([]).reader
    body = "In 1811 Ann Carter opened a bakery at Bath. She sold it to her brother. He closed it in 1820."
    reader.read(parse(f"A title\n\n{body}\n", name="warm"))
    gc.collect()
    gc.disable()
    try:
        claims, _ = reader.read(parse(f"A title\n\n{body}\n", name="essay"))
        assert claims
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize(
    "body",
    [
        "Marten Holt left in 1654. He had been a clerk in Hamel when he built the mill.",
        "The toll was a burden. A higher tax had already been levied in 1654. The guards burned the toll house.",
    ],
)
def test_what_had_been_before_lends_its_time_to_nothing(body: str) -> None:
    assert len(rows(body)) == 1


def test_somebodys_first_act_goes_on_with_the_story() -> None:
    found = rows(
        "In 1654 Marten Holt became mayor of Veldam. One of his first measures was to abolish the toll."
    )
    assert found[1:] == [("Marten Holt abolishes toll", "1654", "context")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Born in Ulm, he studied law at Rye.",
        "The new law defined bakers as tradesmen.",
        "The walls were shrouded in fog and rain.",
        "Marten Holt doubted the word of the guilds.",
        "The guilds met, but such a tax never again took hold in Veldam.",
    ],
)
def test_what_looks_back_or_describes_does_not_go_on_with_the_story(sentence: str) -> None:
    found = [title for title, _, _ in rows(f"In 1654 Marten Holt became mayor of Veldam. {sentence}")[1:]]
    assert [title for title in found if title != "Guilds meet"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It was long believed that the monks had burned the library in 1204.",
        "In 1204 it was said that the monks had burned the library.",
        "According to local legend, the monks burned the library in 1204.",
    ],
)
def test_hearsay_is_marked_as_reported(sentence: str) -> None:
    assert [title for title, _, _ in rows(sentence)] == ["Monks burn library (reported)"]


def test_a_scene_is_not_taken_up_far_from_it_or_in_another_section() -> None:
    told = "In 1640 Marten Holt became mayor of Veldam."
    again = "Holt closed the ferry to all carts."
    aside = "The valley has many mills, and nobody counts them any more today, as they say."
    assert len(rows(f"{told}\n\n{again}")) == 2
    assert (
        len(rows(f"{told}\n\n{again}\n\nHolt burned the mill of Hamel.")) == 3
    )  # the paragraph between took it up
    assert len(rows(f"{told}\n\n{aside}\n\n{again}")) == 1
    assert len(rows(f"{told}\n\nLater Mayors\n\n{again}")) == 1
