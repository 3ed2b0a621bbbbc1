"""Where Athena and DuckDB would answer differently: rewritten so that both agree, or refused by name.

Works on a query whose columns are qualified and whose types are known. Each rule is a pure function from a
node to its replacement; `agree` applies them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sqlglot import exp

from lead_lake.errors import LakeError

Rule = Callable[[exp.Expr], exp.Expr]

#: `1.5` and `1.`, not `15e-1`.
_DECIMAL_LITERAL = re.compile(r"(\d*)\.(\d*)")

_WHOLE = exp.DataType.INTEGER_TYPES
_FLOAT = {exp.DType.DOUBLE, exp.DType.FLOAT}
_DECIMAL = {exp.DType.DECIMAL}
_DATE = {exp.DType.DATE}
_TEXT = exp.DataType.TEXT_TYPES
_DATE_FUNCTIONS = (exp.DateAdd, exp.DateSub, exp.DateTrunc, exp.TimestampTrunc)
_NUMBER = _WHOLE | _FLOAT | _DECIMAL


def _is(node: exp.Expr | None, types: set[exp.DType]) -> bool:
    return node is not None and node.type is not None and node.type.this in types


def _as_date(node: exp.Expr) -> exp.Expr:
    return exp.cast(node.copy(), "date")


def decimal_literals(node: exp.Expr) -> exp.Expr:
    """`1.5` is a DECIMAL in Athena; said aloud, so that the types that follow from it are right."""
    match = (
        _DECIMAL_LITERAL.fullmatch(node.this) if isinstance(node, exp.Literal) and node.is_number else None
    )
    if match:
        whole, fraction = match.groups()
        scale = len(fraction)
        precision = max(len(whole.lstrip("0")) + scale, 1)
        said = exp.cast(node.copy(), f"decimal({precision}, {scale})")
        said.meta["literal"] = True
        return said
    return node


def _text(node: exp.Expr) -> str:
    """The piece of SQL as its author wrote it, for a message."""
    written = node.transform(lambda part: part.this if part.meta.get("literal") else part)
    return str(written.sql("athena"))


def _division(node: exp.Expr) -> exp.Expr:
    """Whole numbers divide to a whole number in Athena, decimals keep few digits; doubles are plain."""
    if not isinstance(node, exp.Div):
        return node
    left, right = node.this, node.expression
    if _is(left, _FLOAT) or _is(right, _FLOAT):
        return node
    text = _text(node)
    if _is(left, _DECIMAL) or _is(right, _DECIMAL):
        raise LakeError(
            f"{text} divides a decimal, which keeps few digits in Athena: write cast(... as double) or 1e0"
        )
    if not (_is(left, _WHOLE) and _is(right, _WHOLE)):
        raise LakeError(f"{text} divides values of unknown type: cast one to double or bigint")
    return exp.Paren(this=exp.IntDiv(this=left.copy(), expression=right.copy()))


def _average(node: exp.Expr) -> exp.Expr:
    if isinstance(node, exp.Avg) and _is(node.this, _DECIMAL):
        raise LakeError(
            f"{_text(node)} averages a decimal, which is rounded in Athena: write cast(... as double)"
        )
    return node


def _date_diff(node: exp.Expr) -> exp.Expr:
    """Athena counts whole units gone by, DuckDB's function of that name counts boundaries crossed."""
    if not isinstance(node, exp.DateDiff):
        return node
    unit = exp.Literal.string(node.text("unit").lower() or "day")
    return exp.Anonymous(this="date_sub", expressions=[unit, node.expression.copy(), node.this.copy()])


def _date_arithmetic(node: exp.Expr) -> exp.Expr:
    """A date moved by days or cut to its month stays a date in Athena."""
    if isinstance(node, exp.Sub) and _is(node.this, _DATE) and _is(node.expression, _DATE):
        raise LakeError(f"{_text(node)} gives an interval in Athena: write date_diff('day', a, b)")
    moved = isinstance(node, (exp.Add, exp.Sub)) and (
        (isinstance(node.expression, exp.Interval) and _is(node.this, _DATE))
        or (isinstance(node.this, exp.Interval) and _is(node.expression, _DATE))
    )
    named = isinstance(node, _DATE_FUNCTIONS) and _is(node.this, _DATE)
    return _as_date(node) if moved or named else node


def _amount_of_time(node: exp.Expr) -> exp.Expr:
    """Athena moves a time by an integer of units: epoch milliseconds as an amount overflow."""
    if isinstance(node, exp.DateAdd) and _is(node.expression, _WHOLE):
        node.set("expression", exp.cast(node.expression.copy(), "int"))
    return node


def _best_by(node: exp.Expr) -> exp.Expr:
    """max_by and min_by may answer null in Athena; DuckDB's functions skip rows without a value."""
    if not isinstance(node, (exp.ArgMax, exp.ArgMin)):
        return node
    name = "arg_max_null" if isinstance(node, exp.ArgMax) else "arg_min_null"
    if node.args.get("count") is not None:
        raise LakeError(f"{_text(node)}: only the form with two arguments is taken here")
    return exp.Anonymous(this=name, expressions=[node.this.copy(), node.expression.copy()])


def _regexp_extract(node: exp.Expr) -> exp.Expr:
    """Without a match Athena gives null, DuckDB the empty text."""
    if not isinstance(node, exp.RegexpExtract):
        return node
    matches = exp.Anonymous(this="regexp_matches", expressions=[node.this.copy(), node.expression.copy()])
    return exp.Case(ifs=[exp.If(this=matches, true=node.copy())])


def _cast_double(node: exp.Expr) -> exp.Expr:
    """Athena rounds halves away from zero when a double becomes a whole number, and writes 1.0 as `1.0E0`."""
    if not isinstance(node, exp.Cast) or not _is(node.this, _FLOAT):
        return node
    target = node.to.this
    if target in _TEXT:
        raise LakeError(
            f"{_text(node)} writes 1.5 as 1.5E0 in Athena: cast to decimal(18, 3) before the text"
        )
    if target in _WHOLE:
        return type(node)(this=exp.Round(this=node.this.copy()), to=node.to.copy())
    return node


def _text_with_number(node: exp.Expr) -> exp.Expr:
    """DuckDB turns the text into a number, or the number into text; Athena does neither."""
    if not isinstance(node, (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.DPipe)):
        return node
    left, right = node.this, node.expression
    if (_is(left, _TEXT) and _is(right, _NUMBER)) or (_is(left, _NUMBER) and _is(right, _TEXT)):
        raise LakeError(f"{_text(node)} puts a text and a number together: cast one of them")
    return node


def _stacked_columns(node: exp.Expr) -> exp.Expr:
    """DuckDB makes numbers texts where one side of a union has texts; Athena refuses."""
    if isinstance(node, exp.SetOperation):
        for above, below in zip(node.left.selects, node.right.selects, strict=False):
            if (_is(above, _TEXT) and _is(below, _NUMBER)) or (_is(above, _NUMBER) and _is(below, _TEXT)):
                raise LakeError(
                    f"{_text(above)} and {_text(below)} of a {node.key} are a text and a number: cast one"
                )
    return node


def _json_of_any_text(node: exp.Expr) -> exp.Expr:
    """Athena gives null for text that is no JSON; DuckDB would give up on the whole query."""
    if isinstance(node, (exp.JSONExtract, exp.JSONExtractScalar)) and _is(node.this, _TEXT):
        text = node.this
        is_json = exp.Anonymous(this="json_valid", expressions=[text.copy()])
        node.set("this", exp.Case().when(is_json, text.copy()))
    return node


_RULES: tuple[Rule, ...] = (
    _division,
    _average,
    _date_diff,
    _date_arithmetic,
    _amount_of_time,
    _best_by,
    _regexp_extract,
    _cast_double,
    _text_with_number,
    _stacked_columns,
    _json_of_any_text,
)


def agree(query: exp.Expr) -> exp.Expr:
    """The query in a form that gives Athena's answer on DuckDB; innermost nodes first."""
    for node in list(query.walk(bfs=False))[::-1]:
        for rule in _RULES:
            replacement = rule(node)
            if replacement is not node:
                replacement.type = node.type
                if node is query:
                    query = replacement
                else:
                    node.replace(replacement)
                break
    return query
