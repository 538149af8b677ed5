"""Settings: what is refused at start, and how the message names it."""

import os

import pytest

from sait.settings import PREFIX, ROOT, SettingsError, local_network_address, settings


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    settings.cache_clear()
    yield monkeypatch
    settings.cache_clear()


def refused(environment, **values: str) -> str:
    for name, value in values.items():
        environment.setenv(PREFIX + name, value)
    with pytest.raises(SettingsError) as problem:
        settings()
    return str(problem.value)


def test_without_any_setting_there_is_a_working_default():
    chosen = settings()
    assert (chosen.minimum_group, chosen.port, chosen.default_language) == (5, 8501, "en")
    assert chosen.database_address == f"sqlite:///{ROOT / 'var' / 'sait.db'}"
    assert not chosen.served_securely
    assert chosen.catalogues is None


@pytest.mark.parametrize(
    ("name", "meant"),
    [("SAIT_DATABASE", "SAIT_DATABASE_URL"), ("SAIT_PUBLICURL", "SAIT_PUBLIC_URL"), ("SAIT_POTR", "SAIT_PORT")],
)
def test_a_name_that_is_no_setting_is_refused_with_a_hint(environment, name, meant):
    environment.setenv(name, "x")
    with pytest.raises(SettingsError) as problem:
        settings()
    assert str(problem.value) == f"{name} is not a setting. Did you mean {meant}?"


def test_a_name_like_no_setting_is_refused_without_a_wrong_hint(environment):
    assert refused(environment, XQ_ZZZZZ="1") == "SAIT_XQ_ZZZZZ is not a setting."


def test_other_programs_settings_are_left_alone(environment):
    environment.setenv("SAITAMA", "x")
    environment.setenv("OTHER_SAIT_PORT", "x")
    assert settings().port == 8501


@pytest.mark.parametrize("value", ["4", "0", "-5", "51", "five", ""])
def test_a_least_group_below_five_is_refused_by_name(environment, value):
    assert refused(environment, MINIMUM_GROUP=value).startswith("SAIT_MINIMUM_GROUP: ")


def test_a_least_group_may_be_raised(environment):
    environment.setenv("SAIT_MINIMUM_GROUP", "10")
    assert settings().minimum_group == 10


@pytest.mark.parametrize(
    "value", ["sait.example.org", "ftp://sait.example.org", "https://", "https:sait", "javascript:alert(1)", "http://["]
)
def test_an_address_that_is_none_is_refused_by_name(environment, value):
    assert refused(environment, PUBLIC_URL=value).startswith("SAIT_PUBLIC_URL: ")


@pytest.mark.parametrize(
    ("value", "kept", "secure"),
    [
        ("https://sait.example.org/", "https://sait.example.org", True),
        ("http://192.168.0.7:8501", "http://192.168.0.7:8501", False),
        ("", "", False),
    ],
)
def test_an_address_is_kept_without_its_last_stroke(environment, value, kept, secure):
    environment.setenv("SAIT_PUBLIC_URL", value)
    assert (settings().public_url, settings().served_securely) == (kept, secure)


def test_everything_that_is_wrong_is_named_at_once(environment):
    lines = refused(
        environment, PORT="70000", DEFAULT_LANGUAGE="french", SIGN_IN_HOURS="0", WORKSHOP_DAYS="x"
    ).splitlines()
    assert {line.split(":")[0] for line in lines} == {
        "SAIT_PORT",
        "SAIT_DEFAULT_LANGUAGE",
        "SAIT_SIGN_IN_HOURS",
        "SAIT_WORKSHOP_DAYS",
    }


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("sqlite:///var/x.db", f"sqlite:///{ROOT / 'var' / 'x.db'}"),
        ("sqlite:////srv/sait/x.db", "sqlite:////srv/sait/x.db"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
        ("postgresql+psycopg://sait@db/sait", "postgresql+psycopg://sait@db/sait"),
    ],
)
def test_a_relative_file_is_relative_to_the_project_wherever_it_is_started(environment, tmp_path, url, address):
    environment.setenv("SAIT_DATABASE_URL", url)
    environment.chdir(tmp_path)
    assert settings().database_address == address


def test_settings_are_read_once_and_do_not_change(environment):
    first = settings()
    environment.setenv("SAIT_PORT", "9000")
    assert settings() is first
    with pytest.raises(ValueError, match="frozen"):
        first.port = 9000


def test_the_address_in_the_local_network_is_an_address():
    parts = local_network_address().split(".")
    assert len(parts) == 4
    assert all(0 <= int(part) <= 255 for part in parts)
