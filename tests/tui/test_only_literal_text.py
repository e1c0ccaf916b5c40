"""The source of the face hands no text to a widget but through `literal`."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import aligntutor.tui

ROOM = Path(aligntutor.tui.__file__).parent
FILES = sorted(ROOM.rglob("*.py"))
DOOR = ROOM / "literal.py"

MAKERS = {
    "Static", "Label", "Button", "Link", "Markdown", "MarkdownViewer", "Log", "RichLog", "Pretty", "Digits",
    "Option", "OptionList", "SelectionList", "Select", "RadioButton", "RadioSet", "Checkbox", "ToggleButton",
    "DataTable", "Tree", "DirectoryTree", "ListItem", "ListView", "Collapsible", "Tab", "Tabs", "TabPane",
    "Tooltip", "Toast", "Placeholder", "Sparkline", "TextArea", "MaskedInput", "Content", "Text", "Markup",
    "Panel", "Table", "Syntax", "SystemCommand", "DiscoveryHit", "Hit", "Notification", "Welcome", "Header",
}  # fmt: skip
"""Whatever takes text and may read markup in it, or draws it as it is."""
METHODS = {
    "notify", "update", "from_markup", "from_text", "from_rich_text", "assemble", "styled", "append_text",
    "write", "write_line", "add_option", "add_options", "add_row", "add_leaf", "add_column", "set_tooltip",
    "with_tooltip", "print", "run_command", "copy_to_clipboard", "open_url",
}  # fmt: skip
ATTRIBUTES = {
    "tooltip", "border_title", "border_subtitle", "placeholder", "label", "title", "sub_title", "loading",
}  # fmt: skip
MODULES = {"textual.markup", "textual.visual", "rich.text", "rich.markup", "rich.console", "rich.markdown"}
WIDGETS = {"Input"}
"""The one ready-made widget in use; what is typed into it is cleaned by its own validator."""
SEGMENTS = {ROOM / "marks.py", ROOM / "widgets" / "body.py", ROOM / "widgets" / "drawn.py"}
"""Where ready-made glyphs are drawn or swapped cell by cell."""
PAINTERS = {ROOM / "widgets" / "drawn.py", ROOM / "widgets" / "ground.py"}
"""The one widget that paints text, since all others give it lines, and only `literal` can make a line; and
what paints none."""


def imported(tree: ast.AST, module: str) -> set[str]:
    """Names that a source imports from a module of the face."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").rsplit(".", 1)[-1] == module
        for alias in node.names
    }


def harmless(node: ast.expr, doors: set[str]) -> bool:
    """A literal, or the result of the door."""
    match node:
        case ast.Constant():
            return True
        case ast.Call(func=ast.Name(id=name)):
            return name in doors
        case ast.Lambda() | ast.Starred(value=ast.Constant()):
            return True
        case _:
            return False


def offences(source: str, path: Path = ROOM / "new.py") -> list[str]:
    """What in a source could carry text past the door."""
    tree = ast.parse(source)
    doors = imported(tree, "literal")
    found = []
    for node in ast.walk(tree):
        where = f"{path.name}:{getattr(node, 'lineno', 0)}"
        match node:
            case ast.ImportFrom(module=module, names=names) if (
                module in MODULES
                or (module == "textual.widgets" and not {each.name for each in names} <= WIDGETS)
                or (module == "rich.segment" and path not in SEGMENTS)
            ):
                found.append(f"{where} imports from {module}")
            case ast.Import(names=names) if any(each.name in MODULES for each in names):
                found.append(f"{where} imports {names[0].name}")
            case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)) if (
                name in MAKERS | METHODS
            ):
                texts = [*node.args, *(word.value for word in node.keywords)]
                # a command of the palette ends with what it does, which is no text
                texts = texts[:2] if name == "SystemCommand" else texts
                if not all(harmless(each, doors) for each in texts):
                    found.append(f"{where} gives {name} a text that did not come through the door")
            case ast.Assign(targets=targets, value=value) if any(
                isinstance(target, ast.Attribute) and target.attr in ATTRIBUTES for target in targets
            ):
                if not harmless(value, doors):
                    found.append(f"{where} sets a text that did not come through the door")
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if (
                name
                in {"render", "render_line", "render_lines", "render_str", "__rich_console__", "__rich__"}
                and path not in PAINTERS
            ):
                found.append(f"{where} paints by itself")
    return found


@pytest.mark.parametrize("path", [path for path in FILES if path != DOOR], ids=lambda path: path.name)
def test_no_text_goes_past_the_door(path: Path):
    assert offences(path.read_text(encoding="utf-8"), path) == []


@pytest.mark.parametrize(
    "source",
    [
        "Static(deck.title)",
        "from textual.widgets import Label",
        "self.notify(f'{title} is broken')",
        "Content(text)",
        "Content.from_markup('[b]$x', x=title)",
        "widget.update(title)",
        "self.border_title = deck.title",
        "self.query_one(Input).placeholder = hint",
        "from rich.text import Text",
        "def render(self): return self.title",
        "SystemCommand(deck.title, 'Study this deck', begin)",
        "app.copy_to_clipboard(text)",
    ],
)
def test_the_check_would_see(source: str):
    assert offences(source) != []


def test_the_check_lets_the_door_through():
    source = "from .literal import words\nContent('as it is')\nlabel.update(words(title))"
    assert offences(source) == []
