"""A ledger as the `whosays-ledger/1` object; its JSON Schema is `ledger.schema.json` beside this.

Offsets are code points. The object grows only by optional fields.
"""

from __future__ import annotations

import hashlib
import json
from typing import TypeAlias

from whosays.model import (
    Article,
    Claim,
    Conflict,
    Judgement,
    Ledger,
    Quantity,
    Reading,
    Report,
    SharedText,
    Slots,
    Source,
    Span,
    Time,
    Traced,
    Unread,
)
from whosays.showing.untrusted import ACTING

FORMAT = "whosays-ledger/1"
Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None


def show(ledger: Ledger) -> str:
    """The ledger as one line of JSON, without a line break at its end.

    Characters that would act on a terminal that shows it stand as their JSON escapes.
    """
    line = json.dumps(as_object(ledger), ensure_ascii=False, separators=(",", ":"))
    return ACTING.sub(lambda found: json.dumps(found[0])[1:-1], line)


def as_object(ledger: Ledger) -> dict[str, Json]:
    """The ledger as JSON values."""
    return {
        "format": FORMAT,
        "as_of": ledger.story.as_of,
        "story": _story(ledger),
        "articles": [_article(r) for r in ledger.articles.values()],
        "reports": [_report(i, r, ledger) for i, r in ledger.reports.items()],
        "claims": [_claim(c) for c in ledger.claims],
        "conflicts": [_conflict(c) for c in ledger.conflicts],
        "shared_text": [_shared(s) for s in ledger.story.shared_text],
        "names": [
            {"id": n.id, "name": n.name, "kind": n.kind, "aliases": list(n.aliases)} for n in ledger.names
        ],
        "timeline": [
            {"time": _time(h.time), "claim": h.claim, "first_seen": h.first_seen} for h in ledger.timeline
        ],
        "check_next": [
            {"claim": c.claim, "why": c.why} if c.claim else {"report": c.report, "why": c.why}
            for c in ledger.check_next
        ],
        "unread": [_unread(u) for u in ledger.story.unread],
        "judgements": [_judgement(j) for j in ledger.story.judgements],
        "made_by": {
            "whosays": ledger.made_by.whosays,
            "models": list(ledger.made_by.models),
            "settings": dict(ledger.made_by.settings),
        },
    }


def _unread(unread: Unread) -> Json:
    return {"item": unread.item, "reason": unread.reason} | ({"left_out": True} if unread.left_out else {})


def _judgement(judgement: Judgement) -> Json:
    return {
        "verb": judgement.verb,
        "a": judgement.a,
        "b": judgement.b,
        "by": judgement.by,
        "at": judgement.at,
        "note": judgement.note,
    }


def _pair(span: Span) -> Json:
    return [span.start, span.end]


def _pairs(spans: tuple[Span, ...]) -> Json:
    return [_pair(s) for s in spans]


def _span_or_none(span: Span | None) -> Json:
    return _pair(span) if span else None


def _story(ledger: Ledger) -> Json:
    dates = [p.value for r in ledger.story.readings if (p := r.article.published)]
    outlets = {r.article.outlet for r in ledger.story.readings if r.article.outlet}
    return {
        "id": ledger.story.id,
        "headline": ledger.headline,
        "first": min(dates, default=None),
        "last": max(dates, default=None),
        "articles": len(ledger.story.readings),
        "outlets": len(outlets),
    }


def _article(reading: Reading) -> Json:
    article: Article = reading.article
    published: Json = None
    if article.published:
        published = {
            "value": article.published.value,
            "granularity": article.published.granularity,
            "read_from": article.published.read_from,
        }
    return {
        "id": article.id,
        "given_id": article.given_id,
        "version_of": article.version_of,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "published": published,
        "retrieved": article.retrieved,
        "raw_sha256": article.raw_sha256,
        "text_sha256": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "headline": _span_or_none(reading.headline),
        "byline": _span_or_none(reading.byline),
        "dateline": _span_or_none(reading.dateline),
        "credits": [
            {"name": c.name, "kind": c.kind, "in": c.part, "start": c.span.start, "end": c.span.end}
            for c in reading.credits
        ],
        "reporting": [{"kind": s.kind, "start": s.span.start, "end": s.span.end} for s in reading.reporting],
        "language": reading.language,
        "text": article.text,
        "boilerplate": [
            {"start": b.span.start, "end": b.span.end, "kind": b.kind} for b in reading.boilerplate
        ],
    }


def _report(report_id: str, report: Report, ledger: Ledger) -> Json:
    return {
        "id": report_id,
        "article": report.article,
        "in": report.part,
        "start": report.span.start,
        "end": report.span.end,
        "quote": ledger.quote(report_id),
        "sentence": _pair(report.sentence),
        "content": _pairs(report.content),
        "stance": report.stance,
        "stance_kind": report.stance_kind,
        "chain": [_source(s) for s in report.chain],
        "times": [_time(t) for t in report.times],
        "quantities": [_quantity(q) for q in report.quantities],
        "slots": _slots(report.slots),
        "notes": list(report.notes),
    }


def _source(source: Source) -> Json:
    return {
        "name": source.name,
        "kind": source.kind,
        "named": source.named,
        "count": source.count,
        "in": source.part,
        "start": source.span.start,
        "end": source.span.end,
        "cue": _pairs(source.cue),
        "carried": source.carried,
    }


def _time(time: Time) -> Json:
    return {
        "start": time.span.start,
        "end": time.span.end,
        "value": time.value,
        "earliest": time.earliest,
        "latest": time.latest,
        "granularity": time.granularity,
        "modifier": time.modifier,
        "duration": time.duration,
        "anchor": time.anchor,
        "anchor_span": _span_or_none(time.anchor_span),
    }


def _quantity(quantity: Quantity) -> Json:
    return {
        "start": quantity.span.start,
        "end": quantity.span.end,
        "low": quantity.low,
        "high": quantity.high,
        "bound": quantity.bound,
        "unit": quantity.unit,
        "of": quantity.of,
    }


def _slots(slots: Slots) -> Json:
    named = {"who": slots.who, "did": slots.did, "whom": slots.whom, "where": slots.where}
    return {key: _pair(span) for key, span in named.items() if span}


def _claim(claim: Claim) -> Json:
    told: dict[str, Json] = {
        "id": claim.id,
        "text": claim.text,
        "reports": list(claim.reports),
        "statuses": list(claim.statuses),
        "traced": _traced(claim.traced),
        "untraced": list(claim.untraced),
        "heard_by": claim.heard_by,
        "origins": [
            {
                "id": o.id,
                "label": o.label,
                "reports": list(o.reports),
                "because": list(o.because),
                "traced": o.traced,
            }
            for o in claim.origins
        ],
        "links": [{"a": x.a, "b": x.b, "why": x.why} for x in claim.links],
        "circular": [list(loop) for loop in claim.circular],
    }
    if claim.unjudged:
        told["traced_unjudged"] = _traced(claim.unjudged)
    return told


def _traced(traced: Traced) -> Json:
    return {"at_least": traced.at_least, "at_most": traced.at_most}


def _conflict(conflict: Conflict) -> Json:
    return {
        "id": conflict.id,
        "kind": conflict.kind,
        "slot": conflict.slot,
        "relation": conflict.relation,
        "why": conflict.why,
        "claims": list(conflict.claims),
        "sides": [
            {"value": s.value, "reports": list(s.reports), "differs": _pairs(s.differs)}
            for s in conflict.sides
        ],
    }


def _shared(shared: SharedText) -> Json:
    return {
        "a": shared.a,
        "b": shared.b,
        "kind": shared.kind,
        "direction": shared.direction,
        "because": shared.because,
        "passages": [{"a": _pair(p.a), "b": _pair(p.b)} for p in shared.passages],
    }
