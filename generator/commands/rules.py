"""`gongshi rules`: what is checked, in words."""

import click

from generator import county, report
from generator.commands.options import LANG
from generator.console import Settings
from generator.messages import msg
from generator.render.handbook import rule_text


@click.command(name="rules")
@LANG
@click.argument("rule_id", required=False, metavar="[ID]")
@click.pass_obj
def command(settings: Settings, rule_id: str | None) -> None:
    """List the rules, or show the page of one."""
    known = {rule.id: rule for rule in county.RULES}
    if rule_id is None:
        for rule in county.RULES:
            severity = settings.say(report.SEVERITY[rule.severity])
            click.echo(f"{rule.id:24} {severity:8} {settings.say(rule.title)}")
    elif rule_id in known:
        click.echo(rule_text(known[rule_id], settings.language), nl=False)
    else:
        raise click.UsageError(settings.say(msg("There is no rule “{id}”.", id=rule_id)))
