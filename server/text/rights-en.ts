import type { RightsText } from './rights-text.ts'

/** The pages of a candidate's rights in English. */
export const rightsEnglish: RightsText = {
  title: 'What is held about you',
  lines: (employer) => [
    `This is everything ${employer} holds about you through its offers of help in finding work.`,
    'Only the link you were given leads here. At the company only its privacy officer may look this up, and each time is written down.',
  ],
  contactHeading: 'What you entered',
  noContact: 'No name and no contact details of yours are held.',
  entered: 'Entered on',
  mailed: 'Mails from us',
  stateLabel: 'Where it stands',
  state: {
    waiting: (date) =>
      `Not confirmed yet; nothing was passed on. It is deleted if it is not confirmed by ${date}.`,
    confirmed: 'Confirmed by mail',
    ended: (date) => `Withdrawn or deleted on ${date}`,
    lapsed: 'Never confirmed; nothing was passed on',
  },
  consentHeading: 'What you agreed to',
  noConsent: 'You have agreed to nothing, and nothing was passed on to anyone.',
  reference: 'Reference number',
  granted: 'Agreed on',
  withdrawn: 'Withdrawn on',
  undelivered: 'Could not be passed on; ended on',
  recipient: 'Who received it',
  representedBy: (name) => `represented by ${name}`,
  licence: (number) => `licence ${number}`,
  items: 'What',
  item: {
    application_to_employer: 'that you applied',
    name: 'name',
    email: 'e-mail',
    phone: 'phone',
    desired_work: 'work you would like',
    desired_area: 'where you would like to work',
  },
  provided: 'Record of passing it on, made on',
  told: 'Sent to the agency',
  delivery: {
    registration: {
      done: (date) => `Your details: ${date}`,
      waiting: 'Your details: not sent yet',
      none: 'Your details: never sent',
      givenUp: 'Your details: it never confirmed that it received them',
    },
    correction: {
      done: (date) => `The correction of your details: ${date}`,
      waiting: 'The correction of your details: on its way',
      none: 'The correction of your details: not sent',
      givenUp: 'The correction of your details: it took it at no attempt',
    },
    withdrawal: {
      done: (date) => `The request to delete them: ${date}`,
      waiting: 'The request to delete them: on its way',
      none: 'The request to delete them: not needed',
      givenUp: 'The request to delete them: it took it at no attempt',
    },
    erasure: {
      done: (date) => `The request to erase them: ${date}`,
      waiting: 'The request to erase them: on its way',
      none: 'The request to erase them: not needed',
      givenUp: 'The request to erase them: it took it at no attempt',
    },
  },
  carried: 'Nothing; you carried the reference number to its form yourself.',
  agencyTold: 'What the agency told us',
  agencySaid: {
    accepted: 'it has taken up your registration',
    contacted: 'it has been in touch with you',
    interviewing: 'interviews are under way',
    placed: 'you have found work through it',
    left: 'you have left the work found through it',
    closed: 'it has ended its support',
    rejected: 'it could not take up your registration',
  },
  agencyReason: {
    duplicate_active: 'it was already in touch with you',
    unreachable: 'it could not reach you',
    invalid_data: 'details were missing or not right',
    out_of_scope: 'it does not cover the work you would like',
    not_job_seeker: 'you are not looking for work at present',
    legal: 'a legal reason',
  },
  text: 'Text agreed to',
  textOf: (version, sha256) => `Version ${version}, SHA-256 ${sha256}`,
  wholeText: 'The text, whole',
  pages: {
    offer: 'The page with the form, as it stood',
    confirmation: 'The page that confirmed it, as it stood',
    corrected: (date) => ` (for the correction of ${date})`,
  },
  copy: {
    lines: [
      'This is a copy of the page whose button was pressed. Nothing on it can be pressed any more.',
      'Words in braces stand for what was entered, and for what differs each time a page is opened. To the letter the page stands in the file to download.',
    ],
    back: 'Back to what is held about you',
  },
  withdrawLink: 'Withdraw this consent',
  linksHeading: 'Mails with an offer to you',
  noLinks: 'None is known any more.',
  link: (written, until) => `Written on ${written}, for registrations until ${until}.`,
  opened: (times) =>
    times === 0
      ? ''
      : ` Opened ${times} ${times === 1 ? 'time' : 'times'} in the last 30 days, by whom is not known.`,
  linkDetail: {
    position: 'Position',
    stage: 'Stage',
    mailbox: 'Sent from',
    lead: 'Words before the offer',
    opened: 'Page opened on',
  },
  stages: { screening: 'screening', interview: 'interview', final: 'final round' },
  lead: (version, ownWords) =>
    ownWords ? 'the sender’s own' : `the company’s template, version ${version}`,
  openedBy: {
    person: 'by a person, it seems',
    probable: 'by a person or a program',
    machine: 'by a program',
  },
  requestsHeading: 'Your requests that wait for an answer',
  request: {
    access: (received, due) => `To see your data: came on ${received}, answered by ${due}.`,
    erasure: (received, due) => `To erase your data: came on ${received}, answered by ${due}.`,
    withdrawal: (received, due) =>
      `To withdraw your consent: came on ${received}, answered by ${due}.`,
    correction: (received, due) => `To correct your data: came on ${received}, answered by ${due}.`,
  },
  noOffersSince: (date) => `Since ${date} no further offers are made to you.`,
  actsHeading: 'What you can do',
  downloadLink: 'Download all of this (JSON)',
  downloadHint: 'A file that other programs can read.',
  eraseLink: 'Erase my data',
  eraseHint: 'Asks once more before anything is erased.',
  seeHeld: 'See, download or erase what is held about you',
  questions: (employer, contact) => `Questions: ${employer}, privacy contact ${contact}`,
  erase: {
    title: 'Erase your data',
    lines: [
      'When you press the button, your name and contact details are erased here at once, and which mails were yours. It cannot be undone.',
      'Any consent is withdrawn with it, and every agency that received your details is asked to erase them.',
      'What was agreed to and passed on stays on record for as long as the law asks, without your name. So does a code that keeps further offers from being made to you; it cannot be turned back into your address.',
      'Nothing else changes for you. If your address is still held, we confirm it by mail.',
    ],
    redirectLines: [
      'When you press the button, this consent is withdrawn, and the agency is asked to erase what came to it under your reference number. It cannot be undone.',
      'We never had your name or your contact details. The record of the consent stays for as long as the law asks.',
      'Nothing else changes for you.',
    ],
    button: 'Erase my data',
    back: 'Back, erase nothing',
  },
  erased: {
    title: 'Nothing about you is held any more',
    lines: (years) => [
      'Your name and contact details are erased here, and agencies that received them are asked to erase them.',
      `What was agreed to and passed on stays on record for ${years} years, as the law asks, without your name.`,
      'You can close this page.',
    ],
    redirectLines: (years) => [
      'Your consent is withdrawn, and the agency is asked to erase what came to it under your reference number.',
      `We never had your name or your contact details. The record of the consent stays for ${years} years, as the law asks.`,
      'You can close this page.',
    ],
  },
  mail: {
    title: 'I registered and lost the mail',
    lines: [
      'Enter the address you registered with. We send the link to it with which you see, withdraw or erase what is held.',
    ],
    field: 'E-mail',
    button: 'Send me the link',
    back: 'Back to the offer',
    missing: 'Please enter the whole address.',
    sent: {
      title: 'Please look at your mail',
      lines: [
        'If this address registered through this link, a mail is on its way to it.',
        'If nothing arrives within a few minutes, please look in the junk folder, or check the address with the button below. We send at most three mails a day.',
      ],
      check: 'Check the address',
    },
    redirect: {
      title: 'No mail was sent to you',
      lines: (employer, contact) => [
        'Through this link people go on to the agency’s own form. We have neither a name nor an address, and the link for withdrawing stood on the page right after agreeing, beside a reference number.',
        `If you have the number but not the link, write to ${employer}, privacy contact ${contact}, and give the number: there your consent can be shown to you, withdrawn or erased.`,
        'If you have neither, ask the agency: it knows the number under which you came. Nobody can see or change anything on these pages by the number alone.',
      ],
    },
  },
}
