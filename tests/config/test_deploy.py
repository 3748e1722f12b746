"""What is shipped for running the bot names only what there is: settings, extras, options, files and metrics."""

import json
import re
import subprocess
from dataclasses import fields
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from distributed.cli.dask_scheduler import main as scheduler_command
from distributed.cli.dask_worker import main as worker_command
from prometheus_client.parser import text_string_to_metric_families

from bot.command import _build_parser
from bot.service.metrics import Metrics
from bot.service.status import Status
from config.settings import PREFIX, Settings, read_settings
from config.settings_files import SettingsFile

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "config/deploy"
SETTINGS = {PREFIX + field.name.upper() for field in fields(Settings)}
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
OURS = {name: each for name, each in SERVICES.items() if each["image"].startswith("figurecheck")}


@pytest.mark.parametrize("path", sorted(DEPLOY.iterdir()), ids=lambda path: path.name)
def test_every_setting_that_is_named_is_one(path):
    if path.is_file():
        assert set(re.findall(r"FIGURECHECK_[A-Z_]+", path.read_text())) <= SETTINGS


@pytest.mark.parametrize("name", OURS)
def test_values_of_settings_are_taken(name):
    environ = {key: str(value) for key, value in OURS[name].get("environment", {}).items()}
    assert set(environ) <= SETTINGS
    filled = {key: re.sub(r"\$\{DOMAIN[^}]*\}", "figures.paper.example", value) for key, value in environ.items()}
    assert read_settings(filled) != Settings() or not environ


@pytest.mark.parametrize("name", [name for name, each in OURS.items() if "entrypoint" not in each])
def test_commands_of_figurecheck_are_understood(name):
    arguments = _build_parser().parse_args(OURS[name]["command"])
    assert arguments.command in ("bot", "batch")
    if arguments.config:
        assert str(arguments.config) in {f"/run/secrets/{secret}" for secret in OURS[name]["secrets"]}


@pytest.mark.parametrize("name", [name for name, each in OURS.items() if "entrypoint" in each])
def test_commands_of_dask_are_understood(tmp_path, name):
    dask, kind, *rest = OURS[name]["entrypoint"]
    command = {"scheduler": scheduler_command, "worker": worker_command}[kind]
    assert dask == "dask"
    for secret in OURS[name]["secrets"]:
        (tmp_path / secret).touch()
    given = [each.replace("/run/secrets", str(tmp_path)) for each in (*rest, *OURS[name]["command"])]
    found = command.make_context(kind, given).params
    assert all(found[f"tls_{each}"] for each in ("ca_file", "cert", "key"))
    assert found["dashboard"] is False


def test_everything_that_is_named_is_declared():
    for name, service in SERVICES.items():
        assert set(service.get("secrets", [])) <= set(COMPOSE["secrets"]), name
        assert set(service.get("networks", [])) <= set(COMPOSE["networks"]), name
        assert set(service.get("depends_on", [])) <= set(SERVICES), name
        for volume in service.get("volumes", []):
            source = volume.partition(":")[0]
            assert source in COMPOSE["volumes"] or (DEPLOY / source).is_file(), volume
    files = {re.sub("^secrets/", "", each["file"]) for each in COMPOSE["secrets"].values()}
    script = (DEPLOY / "make-secrets.sh").read_text()
    assert all(file in script for file in files)


def test_no_secret_is_in_a_variable_and_nothing_but_the_web_is_published():
    text = json.dumps({name: each.get("environment", {}) for name, each in SERVICES.items()})
    assert not re.search(r"TOKEN|PASSWORD(?!_FILE)|DATABASE", text)
    published = {name: each["ports"] for name, each in SERVICES.items() if "ports" in each}
    assert published == {"web": ["80:80", "443:443"], "prometheus": ["127.0.0.1:9090:9090"]}
    for name in ("scheduler", "worker", "batch"):
        # What runs whatever it is sent is reached by nobody else, and reaches nobody.
        assert SERVICES[name]["networks"] == ["cluster"]
    assert COMPOSE["networks"]["cluster"] == {"internal": True}


def test_the_extras_are_there():
    import tomllib

    extras = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"])
    named = re.findall(r"EXTRAS[:=] ?([\w,]+)", (DEPLOY / "compose.yaml").read_text() + _read("Containerfile"))
    assert len(named) >= 3
    assert {extra for each in named for extra in each.split(",")} <= extras


def test_the_container_reads_pictures_and_draws_them():
    [usual] = re.findall(r"^ARG EXTRAS=([\w,]+)$", _read("Containerfile"), re.MULTILINE)
    assert {"ocr", "chart", "postgres"} == set(usual.split(","))


def test_the_secrets_that_are_made_are_taken(tmp_path):
    for name in ("make-secrets.sh",):
        (tmp_path / name).write_text(_read(name))
    done = subprocess.run(
        ["sh", str(tmp_path / "make-secrets.sh"), "secrets"],
        input=b"1:a-token\n",
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "secrets"
    assert folder.stat().st_mode & 0o777 == 0o700
    import tomllib

    values = tomllib.loads((folder / "bot.toml").read_text())
    settings = read_settings({}, [SettingsFile(folder, values, {})])
    assert settings.telegram_token == "1:a-token"
    password = (folder / "postgresql").read_text().strip()
    assert settings.database == f"postgresql://figurecheck:{password}@postgresql/figurecheck"
    assert COMPOSE["services"]["postgresql"]["environment"]["POSTGRES_DB"] == "figurecheck"
    checked = subprocess.run(
        ["openssl", "verify", "-CAfile", str(folder / "cluster-ca.pem"), str(folder / "cluster-cert.pem")],
        capture_output=True,
    )
    assert checked.returncode == 0


@pytest.fixture(scope="module")
def exported():
    """Each name that a bot exports, with the labels it has."""
    metrics = Metrics()
    for note in (metrics.note_send, metrics.note_trouble):
        note("x")
    metrics.note_handled("x", 1)
    nothing = SimpleNamespace(in_hand=0, in_mind=0, waiting=0, working=0, polls=True, processes=1)
    nothing.dispatcher = nothing
    status = Status(Settings(), nothing, nothing, nothing, metrics)
    found = {}
    for family in text_string_to_metric_families(status.print_metrics().decode()):
        for sample in family.samples:
            found.setdefault(sample.name, set()).update(sample.labels)
    return found


def _read(name):
    return (DEPLOY / name).read_text()


def find_expressions():
    board = json.loads(_read("grafana.json"))
    rules = yaml.safe_load(_read("alerts.yaml"))["groups"]
    shown = [(panel["title"], each["expr"]) for panel in board["panels"] for each in panel["targets"]]
    return shown + [(rule["alert"], rule["expr"]) for group in rules for rule in group["rules"]]


# What Prometheus adds itself, and what the bots are told apart by.
ADDED = {"bot", "job", "instance"}


@pytest.mark.parametrize(("name", "expression"), find_expressions(), ids=lambda each: each[:20])
def test_what_is_drawn_and_alerted_is_exported(exported, name, expression):
    names = set(re.findall(r"\b(?:figurecheck_\w+|up)\b(?!\")", expression))
    assert names
    assert names - {"up"} <= set(exported)
    labels = set(re.findall(r"(\w+) ?(?:=~|!~|!=|=)\"", expression))
    labels |= {label for group in re.findall(r"by \(([^)]*)\)", expression) for label in group.split(", ")}
    assert labels <= ADDED.union(*(exported.get(each, set()) for each in names))
    assert expression.count("(") == expression.count(")")


def test_every_metric_is_drawn(exported):
    text = " ".join(expression for _, expression in find_expressions())
    plain = {re.sub(r"_(?:bucket|sum|count|total|created)$", "", name) for name in exported}
    assert {name for name in plain if name not in text} == set()


def test_values_of_labels_in_rules_are_ones_that_the_bot_gives():
    source = "".join(path.read_text() for path in (ROOT / "bot/service").glob("*.py"))
    for _, expression in find_expressions():
        for label, value in re.findall(r"(\w+)(?:=~|!~|=)\"([^\"$]+)\"", expression):
            for each in value.split("|"):
                assert label in ADDED or f'"{each}"' in source, each


def test_both_processes_are_one_bot_behind_the_web_server():
    first, second = SERVICES["first"], SERVICES["second"]
    assert first == second
    assert "reverse_proxy first:8080 second:8080" in _read("Caddyfile")
    assert first["environment"]["FIGURECHECK_WEBHOOK_URL"].endswith("/bot")
    assert "handle /bot " in _read("Caddyfile")


def test_prometheus_reads_the_bots_by_the_names_that_rules_use():
    scraped = yaml.safe_load(_read("prometheus.yaml"))
    (job,) = scraped["scrape_configs"]
    assert job["job_name"] == "figurecheck"
    assert {each["labels"]["bot"] for each in job["static_configs"]} == {"first", "second"}
    assert {target for each in job["static_configs"] for target in each["targets"]} == {"first:9465", "second:9465"}
    assert scraped["rule_files"] == ["alerts.yaml"]
