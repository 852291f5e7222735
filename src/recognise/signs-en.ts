/**
 * What English rejections say in a sentence, each by many words, and what the letters say that
 * resemble them. No training set holds every wording of "somebody else was chosen".
 */
export const ENGLISH_SIGNS: readonly RegExp[] = [
  // Not going on.
  /\bnot\b[^,;]{0,24}\b(?:mov|tak|progress|proceed|continu|go(?:ing)?|pursu|carry)\w*\b[^,;]{0,40}(?:forward|further|ahead|with (?:you|your)|your (?:application|candidacy)|you to|\bon\b)/,
  /\bnot\b[^,;]{0,24}\b(?:progress|proceed|continu|pursu|consider)\w*\b/,
  /\bnot\b[^,;]{0,30}\b(?:invit|interview|see(?:ing)?|meet|call|ask|bring|schedul|sett?|put(?:ting)?|book)\w*\b[^,;]{0,20}\b(?:you|interview|in\b|back|through|up)/,
  /\b(?:not|unable|no longer|cannot)\b[^,;]{0,30}\b(?:offer|hir|employ|appoint|engag|tak|add|giv|start|use|confirm|bring|mak\w+ you)\w*\b[^,;]{0,20}\b(?:you|position|role|post|job|place|employment|anyone|anybody|interview|offer|shifts?|work)\b/,
  /\b(?:not|no)\b[^,;]{0,20}\b(?:be )?(?:successful|selected|shortlisted|chosen|the preferred|appointed|one of (?:them|those|the)|among|the person|picked|retained|ranked|recommended|admitted)\b|\bunsuccessful\b/,
  /\b(?:stop|end|leave (?:it|things)|clos\w+|conclude|wrap)\b[^,;]{0,30}\b(?:here|there|process|candidacy|your (?:application|file)|the loop)\b/,
  /\bapplications?\b[^,;]{0,40}\b(?:closed|rejected|declined|withdrawn|cancelled|unsuccessful|not be (?:considered|progressed|taken))/,
  // Somebody else.
  /\b(?:cho(?:se|sen|osing)|select(?:ed|ing)?|pick(?:ed|ing)?|appoint(?:ed|ing)?|hir(?:ed?|ing)|gone (?:with|for)|go(?:ing)? (?:with|for|to)|went (?:with|to|for)|settled on|decided (?:on|for|in favou?r)|opt(?:ed|ing) for|taken on|prefer(?:red)?|offered|given|gave|giving|asked|ended up)\b[^,;]{0,36}\b(?:another|others?|(?:a )?different|someone|somebody|else|colleague|internal|in-house|applicants?|candidates?|people|person|lad|lady|girl|man|bloke|fella|guy|niece|student|teacher|nurse|one of (?:them|our)|who)\b/,
  /\b(?:another|other|different|internal|first-choice|preferred|successful) (?:\w+ )?(?:candidates?|applicants?|person|people|individual|participant|finalist|teacher|nurse|developer|freelancer|writer|designer|engineer|employee)\b/,
  /\b(?:someone|somebody|one person|person|people|those|candidates?|applicants?)\b[^,;]{0,12}\b(?:who|whose|with|that|already)\b[^,;]{0,40}\b(?:more|closer|years|experience|already|background|done|worked|local|has|have|can|lives?|knows?|speaks?|ran|shipped|built|managed)\b/,
  // Nothing to give.
  /\b(?:role|position|post|job|vacancy|vacancies|spot|places?|seats?|opening|requisition|req|search|internship|assignment|shifts?|slots?|headcount|recruitment|campaign|restaurant|intake|school)\b[^,;]{0,30}\b(?:filled|taken|gone|withdrawn|cancel\w*|frozen|paused|on hold|pulled|\bcut\b|closed|dropped|scrapped|redundant|discontinued|expired|not be (?:filled|going)|no longer|not happening|not going ahead)\b/,
  /\b(?:fill(?:ed)?|closed|froze|frozen|paus\w+|cancel\w+|pulled|cut|withdraw\w*|withdrew|dropped|stopped)\b[^,;]{0,24}\b(?:role|position|post|job|vacancy|spot|places?|seats?|hir\w+|headcount|recruitment|every hire|search|offer)\b/,
  /\b(?:no|not|nothing|without|neither|none|never|any)\b[^,;]{0,26}\b(?:vacanc\w+|openings?|positions?|roles?|jobs?|headcount|budget|funding|money|space|classes|interview for you|paid work|work for you|more starts|anything (?:here|for you)|for you|going here|place for you)\b/,
  /\b(?:can not|could not|are not|is not|am not|will not|do not)\b[^,;]{0,20}\b(?:afford|sponsor|hire|hiring|recruiting|taking (?:any|anyone|on|people)|need(?:ing)? (?:any|you|to see|the)|honour|take (?:on|any|you)|use you)\b/,
  // Not good enough.
  /\b(?:not|below|short of|less than|fell|falls|lack\w*|without|miss(?:ed|ing)?)\b[^,;]{0,36}\b(?:bar|standard|score|threshold|pass mark|criteria|requirements?|level|cut ?off|benchmark|qualifications?|required|minimum|line)\b/,
  /\b(?:need|needed|looking for|after|want|wanted|hoping for|hoped for|require|requires|miss(?:ed)?|prefer\w*)\b[^,;]{0,20}\b(?:someone|somebody|people|a person|an? \w+ (?:who|with)|more|candidates|teachers|drivers|depth)\b/,
  /\b(?:a|the answer is|answer is|is a|was a|it is|we are a|been a|got a) (?:\w+ )?(?:no|pass)\b(?! (?:rush|problem|doubt))|\b(?:to|going to|gonna|will|we'd) pass\b|\bpass(?:ing)? on\b|\bturn(?:ed|ing)? you down\b|\brul(?:es?|ing) you out\b|\bdecided against\b/,
  /\b(?:withdraw\w*|rescind\w*|revok\w*|void|pulled back|can not honour|fallen through|fell through)\b/,
  // How it is said.
  /\bwish you\b[^;]{0,40}\b(?:search|career|future|endeavou?rs|success|luck|best|well)\b|\bbest of luck\b|\bgood luck\b|\ball the best\b/,
  /\b(?:search|elsewhere|hunt|find (?:a|the|something|somewhere|your))\b/,
  /\b(?:apply|try) (?:again|for (?:other|future))|\b(?:future|other) (?:roles|openings|vacancies|opportunities|positions)\b|\bon file\b|\bkeep your\b|\bin touch (?:if|when|should)\b/,
  /\b(?:unfortunately|regret|sorry|afraid|sadly)\b/,
  /\bon this occasion\b|\bthis time\b|\bat this (?:time|point|stage)\b|\bin the end\b|\bfor now\b/,
  /\bthank\w*\b[^;]{0,50}\b(?:appl\w+|interview\w*|coming|meeting|interest|your time|the time|visiting|sending|attending|auditioning|taking part)\b/,
  /\byour (?:application|interview|candidacy|cv|portfolio|profile|background|test|trial|audition|form|assessment|demo|take-home|submission)\b/,
  // A yes, a next step, or no answer yet.
  /\b(?:pleased|delighted|happy|glad|thrilled|excited|over the moon|pleasure)\b[^,;]{0,30}\b(?:to|that)\b|\bcongratulations\b|\bgreat news\b|\bgood news\b/,
  /\b(?:would|will) (?:very much )?(?:like|love|want) (?:you )?to\b|\blike you to\b|\blove you to\b|\blove to (?:have|see|meet|offer)\b|\bwant(?:s)? (?:you|to meet)\b/,
  /\b(?:invite you|invited to|come (?:in|back|to|for|along|and)|could you|can you|are you (?:free|available)|would you (?:like|be|have)|shall we|which (?:day|time)|pick a|choose a|book (?:a|your)|please (?:bring|arrive|come|complete|sign|return|upload|send|prepare|let us know which))\b/,
  /\b(?:next (?:step|stage|round)|second interview|shortlisted|selected|through to|advance you|passed|put forward)\b/,
  /\b(?:offer (?:letter|is attached|attached|stands|you the)|offer you (?:the|a)|the job is yours|is yours|start(?:s|ing)? (?:on|date|monday)|you start|welcome to|contract|sign the|salary|join us)\b/,
  /\b(?:received|has reached us|let you know|hear from (?:us|me)|be in touch|by the end of|next week|not (?:yet|forgotten|finished|made)|no decision|still|waiting|patience|delay\w*|longer)\b/,
  // Other people speak, or other things are meant.
  /\bmy (?:application|interview|cv|offer|candidacy|decision|name|current)\b|\bi (?:applied|interviewed|have decided|accepted|was told|would like to (?:withdraw|ask|apply))\b|\byour (?:offer|team and|vacancy|company)\b/,
  /\b(?:send|tell|ring|write to|let) (?:him|her|them|the (?:others|candidates|first))\b|\bthe candidates\b|\brejections?\b|\bhi (?:all|team|both)\b|\bdear (?:all|colleagues|members|trustees)\b/,
  /\b(?:quot\w+|tender|bids?|bidder|supplier|invoice|proposal|pitch|demo|purchas\w+|product|pricing|contract\w*|order|listing|agency|partner(?:ship)?|samples|provider|roaster|catalogue|rates)\b/,
  // Shorter and rarer ways: who got it, what cannot be done for them, all taken, the end, the comfort.
  /\b(?:is|was|are|be|been) (?:getting|having|taking|doing) (?:it|the (?:job|role|post))\b|\b(?:got|landed|took|getting) (?:it|the (?:job|role|post|place))\b|\bwill be (?:the|our) new\b|\bpromised (?:it|the)\b|\bwelcoming (?:someone|somebody)\b|\b(?:gave|given|giving|goes|gone|went|allotted) (?:it )?(?:\w+ \w+ )?to\b/,
  /\b(?:can not|could not|not be able to|unable to|will not(?: be)?|not possible to)\b[^;]{0,14}\b(?:present|submit|propos|endors|put|keep|mak\w+ it work|squeez|plac|send|consider|regist|accept|includ|fit)\w*\b[^;]{0,14}\b(?:you|yours?|application|cv|profile|on|in)\b/,
  /\b(?:sorted|full|complete|settled|crewed|covered|spoken for|alloca\w+|staffed|enough)\b/,
  /\bthat is that\b|\b(?:landed|leave it|done here|not happening|other way)\b|\bi wish\b|\bso sorry\b/,
  /\b(?:chin up|keep (?:going|at it|mak|build)|not be (?:dis|put)|reflection|nothing (?:you|to do with)|snap|next (?:time|year|season|autumn|spring|intake)|come back|try (?:me|us)|another year|months)\b/,
  /\byou are (?:in|hired|through|on)\b|\bgot the (?:job|part|place)\b|\byou start\b|\bsee you\b|\bcan you\b|\bgood to go\b|\bbring\b|\battached\b/,
]
