"""500 sentences with what must not get out planted in them, half of them Welsh, places in every mutated form.

Mutated forms are written out by hand, so that the program's own rule is not tested by itself. Most surnames, and some given
names, are in no list that the program has.
"""

import re
from collections.abc import Iterator
from itertools import cycle

ENGLISH = """
{g} told us that nothing had changed for the family.
We asked {full} twice and heard nothing back.
The chair, {full}, challenged the figures.
It was {surname} who said no.
{full} left in May and nobody took over.
My colleague {g} from {place} has seen the difference.
Since {place} joined us, referrals have doubled.
The family moved from {place} to the coast.
Staff at {agency} never came to the meetings.
{agency} sends somebody else each time.
Please ring me on {phone} if you want to know more.
My e-mail is {email} and I am happy to talk.
One child, born {birth}, waited eleven weeks.
The boy (DOB {birth}) was not seen by anybody.
{surname}'s report was never discussed.
As Cllr {surname} said, it is all on paper.
I spoke with Dr {full} about the case.
Not much. {g} tried, but {g2} stopped it.
Better in {place}; worse in {place2}.
we told {lower} about it and she did act.
The office in {place} lost its manager, {full}.
"{g} never listens", one carer told us.
Visits are quicker now - {g} and {g2} share them.
Nothing, as PC {surname} would confirm.
Write to {email} or call {phone}.
"""

WELSH = """
Dywedodd {g} wrthym nad oedd dim wedi newid i'r teulu.
Gofynnwyd i {full} ddwywaith a chlywyd dim.
Heriodd y cadeirydd, {full}, y ffigurau.
{surname} oedd yr un a ddywedodd na.
Gadawodd {full} ym mis Mai ac ni ddaeth neb yn ei lle.
Mae fy nghydweithiwr {g} o {soft} wedi gweld y gwahaniaeth.
Ers i {soft} ymuno, mae'r atgyfeiriadau wedi dyblu.
Symudodd y teulu o {soft} i {soft2}.
Mae pethau'n well yng {nasal} nag o'r blaen.
Aeth y plentyn rhwng Lloegr a {aspirate} sawl gwaith.
Nid yw staff {agency} byth yn dod i'r cyfarfodydd.
Ffoniwch fi ar {phone} os am wybod mwy.
Fy e-bost yw {email} ac rwy'n fodlon siarad.
Arhosodd un plentyn, a anwyd ar {birthcy}, am un ar ddeg wythnos.
Ni welodd neb y bachgen (ganwyd ar {birthcy}).
Ni thrafodwyd adroddiad {surname} o gwbl.
Fel y dywedodd y Cyng. {surname}, mae'r cyfan ar bapur.
Siaradais â Dr {full} am yr achos.
Dim llawer. Ceisiodd {g}, ond {g2} a'i rhwystrodd.
Gwell yn {place}; gwaeth yn {place2}.
siaradais i â {lower} am hyn ac fe wnaeth hi rywbeth.
Collodd y swyddfa yng {nasal} ei rheolwr, {full}.
"Dyw {g} byth yn gwrando", meddai un gofalwr.
{g} a {g2} sy'n rhannu'r ymweliadau erbyn hyn.
Anfonwch at {email} neu ffoniwch {phone}.
"""

GIVEN = [
    "Rhian",
    "Tesni",
    "Gwenllian",
    "Siân",
    "Ioan",
    "Meleri",
    "Tudwal",
    "Nerys",
    "Gwynoro",
    "Aled",
    "Lowri",
    "Cuhelyn",
    "Mabli",
    "Esyllt",
    "Rhydderch",
    "Elain",
    "Grace",
    "Mark",
    "Hope",
    "Dawn",
    "Priya",
    "Kwame",
    "Oluwaseun",
    "Agnieszka",
    "Zofia",
    "Tomasz",
    "Goronwy",
    "Non",
    "Haf",
    "Heulwen",
    "Bryn",
    "Eira",
    "Glyn",
    "Olwen",
    "Gwladys",
    "Sulwyn",
]
SURNAME = [
    "Bebb",
    "Prydderch",
    "Pryce-Jones",
    "Gwilt",
    "Bowen",
    "O'Connor",
    "MacDonald",
    "Onllwyn",
    "Tegidfab",
    "Trahaearn",
    "Nowak",
    "Wiśniewska",
    "Okafor",
    "Mbeki",
    "Cadwgan",
    "Hopcyn",
    "Penry",
    "Bevan",
    "Eynon",
    "Gethyn",
    "Yorath",
    "Ystwyth",
    "Sandde",
    "Mostyn-Parry",
    "Blayney",
    "Crwys",
    "Dyfnallt",
    "Elfael",
]
LOWER = ("rhian", "gwenllian", "siân", "ioan", "lowri", "nerys bebb", "meleri", "priya", "osian penry", "huw")
PLACES = {
    # radical: soft, nasal, aspirate
    "Caerdydd": ("Gaerdydd", "Nghaerdydd", "Chaerdydd"),
    "Ceredigion": ("Geredigion", "Ngheredigion", "Cheredigion"),
    "Conwy": ("Gonwy", "Nghonwy", "Chonwy"),
    "Caernarfon": ("Gaernarfon", "Nghaernarfon", "Chaernarfon"),
    "Casnewydd": ("Gasnewydd", "Nghasnewydd", "Chasnewydd"),
    "Caerffili": ("Gaerffili", "Nghaerffili", "Chaerffili"),
    "Castell-nedd": ("Gastell-nedd", "Nghastell-nedd", "Chastell-nedd"),
    "Caergybi": ("Gaergybi", "Nghaergybi", "Chaergybi"),
    "Cwmbrân": ("Gwmbrân", "Nghwmbrân", "Chwmbrân"),
    "Gwynedd": ("Wynedd", "Ngwynedd", "Gwynedd"),
    "Gwent": ("Went", "Ngwent", "Gwent"),
}
MORE_PLACES = [
    "Bangor",
    "Llangefni",
    "Merthyr",
    "Powys",
    "Torfaen",
    "Wrecsam",
    "Dolgellau",
    "Wrexham",
    "Swansea",
    "Newport",
    "Llanfairpwll",
    "Trecwn",
    "Denbighshire",
]
AGENCY = (
    "NSPCC",
    "Barnardo's",
    "Cafcass Cymru",
    "Betsi Cadwaladr",
    "Heddlu Gwent",
    "Women's Aid",
    "Llamau",
    "Hywel Dda",
    "Urdd",
)
EMAIL = ("r.bebb@example.org", "gwen_parry@plant.example.cymru", "mot+work@example.co.uk", "i.o.n@example.gov.wales")
PHONE = ("01248 351 151", "07700 900123", "+44 29 2018 0982", "(01970) 622 307", "0300-123-4567")
BIRTH = ("12/04/2009", "3.5.11", "1 June 2011", "21st of August 2008", "2010-02-28", "February 14th, 2012", "in 2009")
BIRTH_CY = (
    "12/04/2009",
    "3ydd o Fai 2011",
    "1 Mehefin 2011",
    "21ain o Awst 2008",
    "5ed o Dachwedd 2010",
    "2 Ragfyr 2012",
)

SLOT = re.compile(r"\{(\w+)\}")


def _fillers() -> dict[str, Iterator[str]]:
    given, surname = cycle(GIVEN), cycle(SURNAME)
    full = (f"{one} {two}" for one, two in zip(cycle(GIVEN[5:] + GIVEN[:5]), cycle(SURNAME), strict=False))
    both = (
        f"{one} {particle} {two}"
        for one, particle, two in zip(cycle(GIVEN), cycle(("ap", "ab", "van der")), cycle(SURNAME), strict=False)
    )
    return {
        "g": given,
        "g2": given,
        "surname": surname,
        "full": (next(both) if turn % 5 == 4 else name for turn, name in enumerate(full)),
        "lower": cycle(LOWER),
        "place": cycle([*MORE_PLACES, *PLACES]),
        "place2": cycle(MORE_PLACES[3:]),
        "soft": cycle(forms[0] for forms in PLACES.values()),
        "soft2": cycle(forms[0] for forms in reversed(PLACES.values())),
        "nasal": cycle(forms[1] for forms in PLACES.values()),
        "aspirate": cycle(forms[2] for forms in PLACES.values()),
        "agency": cycle(AGENCY),
        "email": cycle(EMAIL),
        "phone": cycle(PHONE),
        "birth": cycle(BIRTH),
        "birthcy": cycle(BIRTH_CY),
    }


def planted() -> list[tuple[str, tuple[str, ...]]]:
    """Each sentence with what is planted in it: ten of each pattern."""
    fillers, sentences = _fillers(), []
    for pattern in (*ENGLISH.strip().splitlines(), *WELSH.strip().splitlines()):
        for _ in range(10):
            filled = {slot: next(fillers[slot]) for slot in SLOT.findall(pattern)}
            sentences.append((SLOT.sub(lambda match, filled=filled: filled[match[1]], pattern), tuple(filled.values())))
    return sentences
