"""A stated balance is not what the entries add up to.

Each item of `balance` says what the account held at the end of a day. It must equal the money
received up to that day less the money spent up to that day, to the fen. Labour, goods and land are
not money and do not count. An entry without a date counts from the beginning.

Passes:

    raised:
      - {date: 2022-08-01, source: villagers, kind: cash, amount: 20万}
    spent:
      - {date: 2022-08-20, purpose: 砖, amount: 150000}
    balance:
      - {date: 2022-08-31, amount: 50000}

Fails:

    raised:
      - {date: 2022-08-01, source: villagers, kind: cash, amount: 20万}
    balance:
      - {date: 2022-08-31, amount: 50000}
"""

from collections.abc import Iterator

from generator.check.finding import Context, Finding
from generator.diagnostics import Severity
from generator.messages import msg
from generator.model.fund import Balance, Fund
from generator.values import PartialDate, Yuan, total

SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare every stated balance with the entries up to its day."""
    for entry in context.township.of(Fund):
        for index, balance in enumerate(entry.record.balance):
            counted = _balance_at(entry.record, balance)
            if counted != balance.amount:
                yield Finding(
                    entry,
                    ("balance", index, "amount"),
                    msg(
                        "The balance is stated as {stated} yuan; the entries make it {counted}.",
                        stated=balance.amount.digits,
                        counted=counted.digits,
                    ),
                    msg("Correct the balance, or the entry that is missing or wrong"),
                )


def _balance_at(fund: Fund, balance: Balance) -> Yuan:
    received = total(
        [each.amount for each in fund.cash if each.amount and _by(each.date, balance.date)]
    )
    return received - total([each.amount for each in fund.spent if _by(each.date, balance.date)])


def _by(entry: PartialDate | None, day: PartialDate) -> bool:
    """Whether an entry counts by the end of `day`."""
    return entry is None or entry.first <= day.last
