"""Options that every command has."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligntutor.cli import COMMANDS, LazyCommands, cli, run
from tests import kitchen


def test_a_seed_fixes_the_items_before_the_command_and_after_it(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
):
    deck = str(kitchen.write(tmp_path))

    def generated(*arguments: str) -> bytes:
        assert run(arguments) == 0
        return capsysbinary.readouterr().out

    before = [generated("--seed", str(n), "generate", deck, "--json") for n in range(6)]
    after = [generated("generate", deck, "--json", "--seed", str(n)) for n in range(6)]
    assert before == after
    assert len(set(before)) > 1


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_the_shared_options_once(name: str):
    assert isinstance(cli, LazyCommands)
    context = cli.make_context("aligntutor", [])
    for _ in range(2):
        command = cli.get_command(context, name)
        assert command
    options = [option for param in command.params for option in param.opts]
    assert (options.count("--home"), options.count("--seed")) == (1, 1)
