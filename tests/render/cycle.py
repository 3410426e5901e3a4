"""The invented township with every mechanism: every kind, every field, one whole story."""

from datetime import date

from generator.model.registry import Settings
from generator.model.township import Township
from tests.render.sample import FUND, PROJECT, RECORDS, township

TODAY = date(2026, 1, 1)

SUGGESTION = """
title: 进村的路下雨出不去
village: dong
received: 2024-12-01
channel: woodpecker
text: |
  一下雨就**陷车**。

  - 学生绕路
from: 村民小组
organisation: groups
activity: visits
count: 12
due: 2025-01-10
status: resolved
resolved: 11
rate: 91.6%
answered: 2024-12-13
reply: |
  已列入修路项目。

  下月开会议定。
project: road
task: road-task
sources: [{title: 测试回音墙, quote: 一下雨就陷车}]
attachments: [{file: 缺.pdf, title: 缺的照片}]
"""

MEETING = """
title: 修路户主会
village: dong
form: households
date: 2025-01-02
period: {start: 2025-01-02, end: 2025-01-20}
place: 测试西村堂屋
host: 村党支部
organisation: branch
facility: hall
activity: visits
under: rules-of-talk
sessions: 3
eligible: 40
present: 30
quorum: two-thirds
summary: 说了三个晚上。
suggestions: [muddy]
collected: 近20
settled: 5
resolutions:
  - text: 修路，每户出工三天
    vote: {eligible: 40, present: 30, for: 29, against: 0, abstain: 1}
    project: road
  - {text: 定一份门前公约, compact: pact, carried: 2025-03}
  - {text: 清理荷叶塘, task: canal-task}
  - {text: 选出路面看护队, organisation: wardens}
  - {text: 评十星级文明户, award: star}
  - {text: 外包给公司, decided: rejected}
  - {text: 装路灯, decided: deferred}
sources: [{title: 测试会议记录, quote: 每户出工三天}]
"""

TASK = """
title: 修通进村路
village: dong
part_of: plan-task
number: 3
lead: 测试镇城建办
partners: 测试东村
status: done
count: 2
start: 2025-01
due: 2025-06-30
done: 2025-06-20
progress: 100%
milestones: [{title: 路基, due: 2025-03, met: 2025-03-15}, {title: 通车, met: 2025-06-20}]
project: road
summary: 挂图作战第三项。
sources: [{title: 测试作战图}]
"""

ORGANISATION = """
title: 测试东村党支部
village: dong
form: branch
level: village
parent: committee
task: plan-task
count: 1
members: 32
households: 近300
founded: 1988
as_of: 2025-05
duties: 带头议事
summary: 管七个湾子。
sources: [{title: 测试名册}]
"""

COMPACT = """
title: 门前公约
village: dong
text: |
  1. 门前扫干净
  2. 红白事不攀比
scope: 测试东村七个湾子
version: "2"
date: 2025-03-01
organisation: branch
meeting: households
adopted: 户主会举手通过
replaces: pact-old
sources: [{title: 测试公约牌}]
"""

POINTS = """
title: 测试东村积分
village: dong
rules: 扫院子记 **5 分**。
period: {start: 2025-01, end: 2025-06}
shop: 爱心超市
facility: hall
compact: pact
award: star
entries:
  - {date: 2025-02-01, name: 一组, village: dong, points: 30, reason: 清塘}
  - {date: 2025-02-02, name: 二组, points: 12}
standings: [{name: 二组, points: 12}, {name: 一组, points: 30}]
redemptions: [{date: 2025-05-01, name: 一组, points: 10, item: 洗衣粉}]
sources: [{title: 测试积分榜}]
"""

ACTIVITY = """
title: 周五清洁日
village: dong
form: cleaning
date: 2025-04-04
period: {start: 2025-04}
recurrence: weekly
weekday: friday
daytime: morning
time: 07:00-08:30
place: 各湾子
organiser: 测试东村党支部
organisation: branch
meeting: households
facility: stage
task: plan-task
project: road
people: 近40
times: 12
hours: 24 小时
summary: 各扫门前。
sources: [{title: 测试值日表}]
"""

FACILITY = """
title: 测试东村戏台
village: dong
form: square
state: open
place: 村口
count: 2
area: 800 平方米
capacity: 200 座
opened: 2025-06
as_of: 2025-07-01
keeper: 村民理事会
organisation: wardens
task: plan-task
project: road
summary: 路修到戏台。
sources: [{title: 测试台账}]
"""

INDICATOR = """
title: 测试东村集体收入
village: dong
measure: collective-income
values:
  - {date: 2023, value: 3 万元}
  - {date: 2024, value: 6.5 万元, note: 卖莲子}
  - {date: 2025, value: 近12 万元}
method: 村账
summary: 三年翻两番。
sources: [{title: 测试年报}]
"""

BULLETIN = """
title: 第三期测试简报
number: 3
date: 2025-09-01
period: {start: 2025-01, end: 2025-06}
body: 半年的事。
lines:
  - section: raised
    record: funds/road
    entry: 1
    title: 测试东村修路资金：68户村民
    figure: 20,000.50 元
  - {section: raised, record: funds/road, entry: 2, title: 测试东村修路资金, figure: "9,000 元"}
  - {section: decided, record: meetings/households, entry: 1, title: 修路，每户出工三天}
  - {section: held, record: activities/gone, title: 撤下的活动, figure: 8 人}
  - {section: answered, record: suggestions/lamps, title: 路灯不亮}
sources: [{title: 测试公告}]
"""

_DECIDED = "meeting: households\norganisation: branch\nactivity: friday\n"
_EARNED = f"project: road\n{_DECIDED}"

CYCLE: dict[str, dict[str, str]] = {
    **RECORDS,
    "project": {
        **RECORDS["project"],
        "road": PROJECT.replace(
            "  compact: 门前三包公约", "  compact: 门前三包公约\n  under: pact-old\n  agreed: pact"
        ).replace(
            "status: maintenance",
            "status: maintenance\norganisations: [wardens]\ntask: road-task\npaid_from: whole",
        ),
    },
    "fund": {
        **RECORDS["fund"],
        "road": FUND.replace("project: road", "project: road\norganisation: wardens"),
    },
    "award": {
        "star": RECORDS["award"]["star"].replace("programme", f"{_EARNED}programme", 1),
        "road-grant": RECORDS["award"]["road-grant"].replace("date", f"{_DECIDED}date", 1),
    },
    "bulletin": {**RECORDS["bulletin"], "third": BULLETIN},
    "suggestion": {
        "muddy": SUGGESTION,
        "lamps": """
title: 路灯不亮
village: xi
received: 2025-05-01
channel: echo-wall
text: 三盏不亮。
due: 2025-05-31
status: under-way
sources: [{title: 测试回音墙}]
""",
        "bus": """
title: 想通班车
channel: night-talk
text: 想通班车。
received: 2025-12-20
due: 2026-02
status: open
sources: [{title: 测试夜话}]
""",
        "list": """
title: 三个清单收集的意见
channel: three-lists
text: 收集一批。
received: 2025-07
count: 约200
status: answered
rate: 98%
sources: [{title: 测试清单}]
""",
        "statue": """
title: 想立一座像
channel: meeting
text: 立像。
received: 2025-02-01
answered: 2025-02-03
status: declined
reply: 不合规划。
sources: [{title: 测试会议记录}]
""",
    },
    "meeting": {
        "households": MEETING,
        "talks": """
title: 湾子夜话
villages: [dong, xi]
form: night-talk
sessions: 120余
sources: [{title: 测试夜话}]
""",
    },
    "task": {
        "road-task": TASK,
        "canal-task": """
title: 清荷叶塘
village: xi
number: 1
lead: 测试镇水利站
status: under-way
due: 2025-10
progress: 40%
sources: [{title: 测试作战图}]
""",
        "plan-task": """
title: 编规划
lead: 测试镇城建办
status: planned
due: 2026-06
sources: [{title: 测试作战图}]
""",
    },
    "organisation": {
        "committee": """
title: 测试镇党委
form: committee
level: township
sources: [{title: 测试名册}]
""",
        "branch": ORGANISATION,
        "groups": """
title: 测试东村党小组
village: dong
form: group
level: hamlet
parent: branch
count: 7
sources: [{title: 测试名册}]
""",
        "centres": """
title: 测试东村中心户
village: dong
form: centre-household
level: household
parent: groups
count: 28
households: 近300
sources: [{title: 测试名册}]
""",
        "xi-branch": """
title: 测试西村党支部
village: xi
form: branch
level: village
parent: committee
sources: [{title: 测试名册}]
""",
        "wardens": """
title: 路面看护队
village: dong
form: team
level: village
members: 6
sources: [{title: 测试会议记录}]
""",
        "band": """
title: 腰鼓队
form: team
level: township
members: 24
sources: [{title: 测试名册}]
""",
    },
    "compact": {
        "pact": COMPACT,
        "rules-of-talk": """
title: 议事规矩
village: dong
text: 一人一票。
adopted: 各户签字
sources: [{title: 测试公约牌}]
""",
        "pact-old": """
title: 门前公约
village: dong
text: 门前扫干净。
version: "1"
date: 2020
sources: [{title: 测试公约牌}]
""",
    },
    "points": {"dong": POINTS},
    "activity": {
        "friday": ACTIVITY,
        "visits": """
title: 入户走访
village: dong
form: service
period: {start: 2024-11}
sources: [{title: 测试值日表}]
""",
        "opera": """
title: 端午唱戏
form: culture
date: 2025-05-31
people: 300余
hours: 3 小时
sources: [{title: 测试告示}]
""",
    },
    "facility": {
        "stage": FACILITY,
        "hall": """
title: 测试西村堂屋
village: xi
form: hall
state: building
sources: [{title: 测试台账}]
""",
    },
    "indicator": {
        "income": INDICATOR,
        "safety": """
title: 测试镇满意率
measure: satisfaction
values: [{value: 98.5 %}]
sources: [{title: 测试年报}]
""",
    },
}

DISCLOSURE = {
    "basis": "测试办法第一条",
    "since": "2025-01",
    "duties": [
        {
            "title": "村务一般事项",
            "kinds": ["meeting", "project"],
            "every": "quarter",
            "within": "15",
        },
        {
            "title": "财务收支",
            "kinds": ["fund"],
            "every": "half-year",
            "within": "10",
            "days": "working",
        },
    ],
}


def cycle(language: str = "zh") -> Township:
    """The township with every mechanism and a disclosure calendar."""
    made = township(CYCLE, language=language)
    settings = Settings.model_validate({"language": language, "disclosure": DISCLOSURE})
    return Township(made.info, made.county, settings, made.records, made.files)
