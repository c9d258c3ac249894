"""The English words that promise something, kind by kind, and those that look alike and do not.

Apart from the machine that runs them. Written for small letters and one sentence; whoever adds a cue adds a
sentence that must not be found beside it.
"""

from __future__ import annotations

from assay.analysis.promises.cues import Cues, joined
from assay.analysis.promises.values import Kind

_THE = r"(?:a|an|the|your|their|that|our|his|her)"
_FEW = r"(?:[\w&/'+-]+\s+)"
_JOB = r"(?:jobs?|roles?|positions?|employment|internships?)"
_WORK = rf"(?:{_JOB}|careers?|professions?|occupations?|workforce)"
_FIELDS = (
    r"(?:fields?|occupations?|professions?|careers?|jobs?|roles?|industr(?:y|ies)|sectors?|areas?|disciplines?"
    r"|markets?|domains?)"
)
_SKILLED = r"(?:employers?|compan(?:y|ies)|recruiters?|organi[sz]ations?|businesses)"

_JOBS = joined(
    r"get(?:s|ting)?\s+(?:you\s+)?hired\b",
    rf"(?:land|secure|win|find|get|obtain|score|walk\s+into)(?:s|ing)?\s+(?:you\s+)?{_THE}?\s*{_FEW}{{0,4}}?"
    rf"(?:job|role|position|employment|internship|interview)s?\b(?!\s+(?:listing|description|advert|experience|search))",
    r"(?:job|career|work|workforce|industry)-?\s?ready\b(?=\s*(?:as|in|with|for|$|[.,!;:]|within|by|and|to))",
    rf"guaranteed?\s+(?:you\s+)?{_THE}?\s*{_FEW}{{0,3}}?(?:interview|job|placement|employment|hire)s?\b",
    r"(?:job|placement|interview|employment)\s+(?:is\s+|are\s+)?guarante(?:e|es|ed)\b",
    rf"qualif(?:y|ies|ied)\s+(?:you|learners|graduates|students|holders|participants)?\s*"
    rf"(?:for\s+{_FEW}{{0,5}}?{_WORK}|to\s+(?:work|practi[sc]e|be\s+employed))\b",
    rf"prepar(?:e|es|ed|ing)\s+(?:{_FEW}{{0,3}}?)(?:for|to\s+(?:start|begin|pursue|enter|launch|land|succeed\s+in))\s+"
    rf"(?:(?!interviews?\b){_FEW}){{0,6}}?{_WORK}\b(?!\s+(?:interview|fair))",
    rf"(?:ready|equipped|qualified|able|skills\s+needed)\s+to\s+(?:directly\s+)?apply\s+for\s+{_FEW}{{0,6}}?{_JOB}\b",
    rf"(?:can|to|will)\s+(?:\w+\s+)?apply\s+(?:directly\s+)?for\s+{_FEW}{{0,4}}?{_JOB}\b",
    rf"(?:launch|start|begin|kick-?\s?start|jump-?\s?start|boost|advance|propel|elevate|transform|accelerate|further"
    rf"|level\s+up|power|pursue|supercharge|change|shape|build|grow|uplevel|fast-?track)(?:s|ing)?\s+"
    rf"(?:a|an|your|their|new)\s+{_FEW}{{0,5}}?careers?\b",
    r"(?:take|taking|takes|move|moving|bring)\s+(?:your|their)\s+(?:[\w&/'+-]+\s+){0,5}?careers?\s+(?:[\w&/'+-]+\s+){0,5}?"
    r"(?:next\s+level|forward|further|new\s+heights)\b",
    r"(?:take|taking)\s+(?:the|your|a)\s+(?:next|first|definitive)\s+steps?\s+(?:in|into|towards?)\s+"
    r"(?:[\w&/'+-]+\s+){0,4}?careers?\b",
    rf"open(?:s|ing)?\s+(?:the\s+|up\s+|many\s+|new\s+)*doors?\s+(?:for\s+you\s+)?to\s+{_FEW}{{0,4}}?"
    rf"(?:{_WORK}|opportunit(?:y|ies)|salar(?:y|ies))\b",
    rf"lead(?:s|ing)?\s+(?:directly\s+|straight\s+)?(?:to|into)\s+{_FEW}{{0,4}}?(?:{_WORK}|promotions?)\b",
    r"(?:expand|transform|improve|increase|boost|enhance|widen|maximi[sz]e)(?:s|ing)?\s+(?:your|their)\s+"
    r"(?:[\w&/'+-]+\s+){0,2}?(?:career|job|employment|professional)\s+(?:opportunit(?:y|ies)|prospects|chances|options|potential)\b",
    r"(?:improve|increase|boost|enhance)(?:s|ing)?\s+(?:your|their)\s+(?:employability|chances\s+of\s+(?:getting|finding))\b",
    r"competitive\s+edge\s+in\s+(?:the\s+job\s+market|advancing)\b",
    r"fast-?\s?track\s+to\s+(?:[\w'-]+\s+){0,4}?(?:job|career|role)s?\b",
    r"(?:%|per\s?cent)\s+of\s+(?:our\s+|all\s+|certificate\s+|program\s+|course\s+)*(?:graduates|learners|students|"
    r"completers|alumni|participants|holders)\b[^.]{0,60}?\b(?:career\s+outcome|employ|hired|jobs?|promotion|placed|work)",
    rf"(?:help|helps|let|lets|enable|enables|allow|allows)\s+you\s+(?:to\s+)?(?:advance|progress|move\s+up)\s+(?:in\s+)?"
    rf"(?:your|{_THE})\s+{_FEW}{{0,3}}?career\b",
    r"(?:foundation|springboard|pathway|gateway|stepping\s+stone|step)\s+(?:for|to|into|towards?)\s+(?:a|an|your)\s+"
    r"(?:[\w&/'+-]+\s+){0,4}?(?:career|job)s?\b",
    r"(?:work|working|employed|employment)\s+as\s+(?:a|an)\s+[^.]{3,60}?\b(?:after|upon|once)\b",
)

_PAY = joined(
    r"(?:competitive|high(?:er)?|attractive|generous|great|good|top|excellent|six-figure|five-figure|impressive|lucrative)"
    r"\s+(?:starting\s+|average\s+|median\s+)?(?:salar(?:y|ies)|pay|wages?|earnings|incomes?|compensation)\b",
    r"(?:high(?:er|est)?|well|better|best|top|competitively)[\s-]+pa(?:ying|id)\b",
    r"\blucrative\s+(?:[\w'-]+\s+){0,3}?(?:careers?|jobs?|roles?|fields?|opportunit(?:y|ies)|industry)\b",
    r"\bsix[\s-]figure\b",
    r"(?:increase|raise|boost|double|triple|maximi[sz]e|grow)(?:s|ing)?\s+(?:your|their)\s+(?:[\w'-]+\s+){0,2}?"
    r"(?:salar(?:y|ies)|pay|wages?|income|earnings?|earning\s+(?:power|potential))\b",
    r"(?:earn|make)(?:s|ing)?\s+(?:up\s+to\s+|over\s+|more\s+than\s+|between\s+|from\s+|an?\s+(?:average\s+)?(?:of\s+)?)?"
    r"(?:[$€£]|usd|eur|gbp)\s?\d",
    r"earn(?:s|ing)?\s+(?:a\s+)?(?:lot\s+)?more\s+(?:money|than)\b|\bearning\s+potential\b|\bpay\s+(?:rise|raise|increase)\b",
)
PAY_WORDS = (
    r"\b(?:salar(?:y|ies)|wages?|earn(?:s|ing|ings|ed)?|incomes?|pay|pays|paid|compensation"
    r"|an?\s+hour|per\s+hour)\b"
)
"""Beside an amount these make it pay; without one of them it is a price."""

_DEMAND = joined(
    r"\bin-demand\b|\bhigh(?:ly)?-(?:in-)?demand\b",
    r"\b(?:in|of)\s+(?:(?:very|such|increasingly)\s+)?(?:high|great|huge|growing|strong|constant|increasing|rising|big)\s+demand\b",
    r"\bhigh(?:ly)?\s+(?:in\s+)?demand\s*(?=[.,!;:)]|$|skills?|fields?|careers?|jobs?|roles?)",
    r"\b(?:is|are|remain|remains|most|skills?)\s+in\s+demand\b",
    r"\bin[\s-]demand\s+(?:[\w&/'-]+\s+){0,2}?(?:skills?|fields?|jobs?|careers?|roles?|professionals?|industry|area|programming"
    r"|languages?|tools?|technolog(?:y|ies)|expertise)\b",
    r"\bdemand\s+(?:for|in)\s+[^.;]{2,140}?\b(?:is|are|has|have|continues?|keeps?|grows?|growing|far|outweighs?|outstrips?"
    r"|exceeds?|increas\w+|soar\w*|explod\w*|rising|rose|remains?)\b",
    r"\b(?:growing|rising|increasing|huge|high|strong|great|soaring|surging|massive|skyrocketing)\s+(?:global\s+)?"
    r"demand\s+(?:for|in|of)\b",
    rf"\b(?:high|fast|rapid|strong)-growth\s+(?:[\w&/'-]+\s+){{0,2}}?{_FIELDS}\b",
    rf"\b(?:fast|rapidly|quick)(?:est|er|ly)?[\s-]+(?:growing|expanding)\s+(?:[\w&/'-]+\s+){{0,3}}?{_FIELDS}\b",
    r"\b(?:field|occupation|profession|industry|sector|job\s+market|career)s?\s+(?:is|are|has\s+been)\s+"
    r"(?:growing|booming|expanding|exploding)\b",
    rf"\b{_SKILLED}\s+(?:are|is)\s+(?:\w+\s+)?(?:looking|searching|hiring|seeking|recruiting|crying\s+out|asking)\b",
    rf"\b{_SKILLED}\s+(?:\w+ly\s+)?(?:need|want|seek|look\s+for|demand|hire\s+for)\b",
    r"\b(?:most\s+|highly\s+)?sought[\s-]after\b",
    r"\b(?:shortage|lack|scarcity)\s+of\s+(?:[\w&/'-]+\s+){0,4}?(?:professionals|workers|talent|skills|engineers|staff|analysts"
    r"|specialists|developers|nurses|teachers)\b",
    r"\bprojected\s+to\s+(?:grow|increase|rise)\b|\b(?:open|unfilled|new)\s+(?:jobs|positions|roles|vacancies)\b(?=[^.]*\b(?:in|by|for)\b)",
    r"\bhottest\s+(?:[\w'-]+\s+){0,2}?(?:professions?|jobs?|careers?|fields?|skills?|roles?)\b",
    r"\bjobs?\s+(?:boom|openings)\b(?!\s+(?:page|list))",
)

_RECOGNITION = joined(
    r"\b(?:industry|globally|internationally|nationally|widely|employer|world|universally|state|federally|professionally)"
    r"[\s-]+(?:wide\s+)?recogni[sz]ed\b",
    r"\brecogni[sz]ed\s+(?:and\s+\w+\s+)?(?:by|across|throughout|worldwide|globally|internationally|nationally|in\s+(?:the|over|more))\b",
    r"\b(?:fully\s+|officially\s+)?accredited\b|\baccreditation\s+(?:by|from|of)\b",
    r"\b(?:endorsed|approved|certified|validated|backed)\s+by\s+(?:the\s+)?(?:[\w&.'-]+\s+){0,4}?"
    r"(?:industry|employers?|council|board|association|institute|authority|ministry|department|government|agency|society|body|bodies)\b",
    r"\b(?:employers?|companies|recruiters?|hiring\s+managers?)\s+(?:worldwide\s+|everywhere\s+|around\s+the\s+world\s+)?"
    r"(?:trust|recogni[sz]e|value|respect|accept)s?\b",
    r"\b(?:valued|respected|trusted|accepted|preferred|prized)\s+by\s+(?:[\w'-]+\s+){0,3}?(?:employers?|companies|recruiters?|"
    r"industry|organi[sz]ations?|hiring\s+managers?)\b",
    r"\b(?:certificate|credential|certification|badge|diploma|qualification)\s+(?:that\s+is\s+|is\s+)?(?:recogni[sz]ed|valued|respected|accepted)\b",
    r"\b(?:on|in|part\s+of)\s+(?:the\s+|an?\s+)?(?:[\w'\u2019-]+\s+){0,2}?"
    r"(?:state|government|ministry|department|board|national|official)(?:['\u2019]s)?\s+(?:(?!(?:and|or|to|a|an|the)\b)[\w-]+\s+){0,2}?list\b",
    r"\blisted\s+by\s+(?:the\s+)?(?:state|government|ministry|department|board)\b",
)

_CREDIT = joined(
    r"\b\d{1,3}(?:\.\d)?\s+(?:[\w-]+\s+){0,3}?credits?\b(?!\s+(?:cards?|scores?|risks?|report))",
    r"\b(?:college|university|academic|transfer(?:able)?|degree|graduate|undergraduate|course)\s+credits?\b(?!\s+(?:card|score|risk))",
    r"\bcredit\s+(?:towards?|transfer|recommendation|hours?|at\s+(?:a|any|over))\b",
    r"\bects\b|\bace\b(?=\W{0,3}(?:and\s+\w+\s+)?(?:recommend|credit|approved))|\bfibaa\b",
    r"\b(?:counts?|counted|applied|apply|applies|stack|stacks)\s+towards?\s+(?:[\w'-]+\s+){0,4}?"
    r"(?:degrees?|master|bachelor|diplomas?|ms\b|msc|mba|qualification)",
    r"\b(?:transfer|transfers|transferred|transferable)\s+(?:to|into|towards?|at)\s+(?:[\w'-]+\s+){0,4}?(?:universit|college|degree)",
)

_NEVER = {
    Kind.JOBS: joined(
        r"\b(?:career\s+advice|career\s+development\s+(?:office|centre|center)|job\s+descriptions?)\b",
    ),
    Kind.DEMAND: joined(
        r"\b(?:on[\s-]demand|demand\s+(?:planning|forecast\w*|curve|generation|side|response|management)"
        r"|(?:customer|market|supply\s+and|consumer|energy|electricity|water|patient)\s+demand)\b",
        r"\b(?:data|memory|systems?|servers?|networks?)\s+(?:are|is)\s+in\s+demand\b",
    ),
    Kind.RECOGNITION: joined(
        r"recogni[sz]ed\s+(?:[\w'-]+\s+){0,2}?(?:experts?|leaders?|instructors?|teachers?|professors?|authors?|speakers?|trainers?"
        r"|faculty|researchers?|authority|authorities|scientists?|educators?)\b",
        r"\b(?:accredited|recogni[sz]ed)\s+(?:test|testing|exam)\s+cent(?:er|re)s?\b",
    ),
    Kind.CREDIT: joined(
        r"\bcredit\s+(?:cards?|risk|scor\w+|rating|union|history|default|lending|analysis)\b"
    ),
}

ENGLISH = Cues(
    language="en",
    kinds={
        Kind.JOBS: _JOBS,
        Kind.PAY: _PAY,
        Kind.DEMAND: _DEMAND,
        Kind.RECOGNITION: _RECOGNITION,
        Kind.CREDIT: _CREDIT,
    },
    never=_NEVER,
    pay_words=joined(PAY_WORDS),
    denials=joined(
        r"\b(?:not|never|no|nor|neither|without|cannot|nobody|nothing)\b(?!\s+(?:only|just|merely|prior|previous|experience|degree"
        r"|matter|doubt|coding|programming|background|longer\s+need|wonder|later|less|more\s+than))|n't\b(?!\s+(?:need|have\s+to|just|only))",
        r"\b(?:make|makes|give|gives|there\s+is)\s+no\b|\bisn\W{1,3}t\b|\bdoesn\W{1,3}t\b|\bdon\W{1,3}t\b",
    ),
    contrasts=joined(r"\b(?:but|however|though|although|yet|instead|still|while|whereas)\b|[;:\u2013\u2014]"),
    conditions=joined(
        r"\b(?:if|whether|unless|in\s+case|should\s+you|provided|assuming)\b[^,;:.!]*(?:,|$)",
        r"\b(?:once|when|as\s+soon\s+as)\s+(?:you|they|learners|students)\s+(?:have|are|get|find|land|start|begin)\s[^,;:.!]*(?:,|$)",
    ),
    audiences=joined(
        r"\b(?:for|anyone|those|learners|individuals|people|beginners|students|professionals|graduates|you\s+are|you're)\s+"
        r"(?:and\s+\w+\s+)?(?:\w+\s+)?(?:who\s+(?:are\s+|would\s+like\s+to\s+|want\s+to\s+|wish\s+to\s+)?(?:\w+\s+)?|that\s+)?"
        r"(?:interested|looking|seeking|considering|hoping|aspiring|wanting|planning|ready|eager|keen|aiming|prepare|want|wish)\b"
        r"[^,;.!]*",
        r"\b(?:suitable|ideal|perfect|designed|intended|great|good|recommended|made|meant|aimed)\s+(?:for|at)\s+[^,;.!]*",
        r"\b(?:seeking|looking\s+for|while\s+seeking|in\s+search\s+of)\s+(?:employment|a\s+job|work)\b[^,;.!]*",
    ),
    testimony=joined(r"(?:^|[\s\"“«'(])(?:i|i'm|i've|i'd|me|my|myself)(?=[\s,.!'\"”])"),
    guarantees=joined(
        r"\bguarante(?:e|es|ed|eing)\b|\b(?:100\s?%|always|certain(?:ly)?|assured|promise[sd]?)\s+(?:\w+\s+){0,3}?(?:job|work|hired|pay|raise)"
    ),
    field=joined(
        r"\b(?:median|average|typical|mean|starting)\s+(?:[\w-]+\s+){0,3}?(?:salar(?:y|ies)|wages?|pay|earnings)\b|\bopen\s+jobs\b"
        r"|\bprofessionals?\b|\baccording\s+to\b|\bindustry\b|\bbureau\s+of\b"
    ),
)
