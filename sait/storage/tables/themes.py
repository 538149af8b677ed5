"""The tables of the coding of open answers. An answer stands apart from its author: by board and question, and by nothing else."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
)

from sait.storage.tables.columns import UNORDERED, UtcDateTime, metadata, version

_KEY = BigInteger().with_variant(Integer, "sqlite")

# `minimum`: how many people a figure needs, as members of the survey were told. `keep_until`: the last day of its answers.
theme_projects = Table(
    "theme_projects",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("title", JSON, nullable=False),
    Column("survey_id", ForeignKey("surveys.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("stage", String(10), nullable=False),
    Column("keep_until", Date, nullable=False),
    Column("minimum", Integer, nullable=False),
    Column("demonstration", Boolean, nullable=False),
    version(),
    CheckConstraint("stage in ('coding', 'comparing', 'done')", name="stage"),
)

# A codebook as it was written, each version once.
theme_codebooks = Table(
    "theme_codebooks",
    metadata,
    Column("project_id", ForeignKey("theme_projects.id", ondelete="CASCADE"), primary_key=True),
    Column("version", String(20), primary_key=True),
    Column("content", Text, nullable=False),
    Column("kept_at", UtcDateTime, nullable=False),
    Column("who", String(120), nullable=False),
)

# `place`: where the answer stands in its list, drawn by lot for each board and question. `board_id` is empty for boards of which few answered.
theme_answers = Table(
    "theme_answers",
    metadata,
    Column("id", _KEY, primary_key=True, autoincrement=False),
    Column("project_id", ForeignKey("theme_projects.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("board_id", String(60), nullable=False),
    Column("item_id", String(60), nullable=False),
    Column("place", Integer, nullable=False),
    Column("words", Text, nullable=False),
    **UNORDERED,
)

theme_coders = Table(
    "theme_coders",
    metadata,
    Column("project_id", ForeignKey("theme_projects.id", ondelete="CASCADE"), primary_key=True),
    Column("coder", String(120), primary_key=True),
    Column("finished", Boolean, nullable=False),
)

# `starts`, `ends`: characters (Unicode code points) of the answer, the last one not included.
theme_codings = Table(
    "theme_codings",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("project_id", ForeignKey("theme_projects.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("answer_id", ForeignKey("theme_answers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("coder", String(120), nullable=False),
    Column("code_id", String(60), nullable=False),
    Column("starts", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
    Column("memo", Text, nullable=False),
)

# Whether an answer has a code, where two coders said different things.
theme_rulings = Table(
    "theme_rulings",
    metadata,
    Column("answer_id", ForeignKey("theme_answers.id", ondelete="CASCADE"), primary_key=True),
    Column("code_id", String(60), primary_key=True),
    Column("project_id", ForeignKey("theme_projects.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("applies", Boolean, nullable=False),
    Column("who", String(120), nullable=False),
)

# What may be known of who raised which theme: made once, when the coding is done.
theme_figures = Table(
    "theme_figures",
    metadata,
    Column("project_id", ForeignKey("theme_projects.id", ondelete="CASCADE"), primary_key=True),
    Column("published_at", UtcDateTime, nullable=False),
    Column("body", JSON, nullable=False),
)

# `answer_id` goes with the answer; the words that a person released stay.
theme_quotes = Table(
    "theme_quotes",
    metadata,
    Column("id", _KEY, primary_key=True, autoincrement=False),
    Column("project_id", ForeignKey("theme_projects.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("answer_id", ForeignKey("theme_answers.id", ondelete="SET NULL"), index=True),
    Column("item_id", String(60), nullable=False),
    Column("code_id", String(60), nullable=False),
    Column("words", Text, nullable=False),
    Column("who", String(120), nullable=False),
    **UNORDERED,
)
