import type { PageText } from './page-text.ts'

/** The pages in English. */
export const english: PageText = {
  otherLanguage: { label: '日本語', locale: 'ja' },
  operator: (employer) => `This page is run by ${employer}`,
  provisionHeading: 'Who would receive what',
  assurancesHeading: 'What you should know',
  formHeading: 'If you would like this',
  rightsHeading: 'Your rights',
  lostMail: 'I registered and no longer have the mail',
  lostLink: 'I agreed and no longer have the link for withdrawing',
  fields: {
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    desiredWork: 'Work you would like',
    desiredArea: 'Where you would like to work',
  },
  optional: 'optional',
  required: 'required',
  hints: {
    email: 'We send a mail there; nothing is passed on until you confirm in it.',
    phone: 'E-mail is enough. Leave this empty if you would rather not be called.',
  },
  byPhoneToo: 'I would like to be reached by phone, too',
  tickAgain: 'Please tick the box again; only you can tick it.',
  faults: {
    missing: 'Please fill this in.',
    too_long: 'This is longer than we can take. Please shorten it.',
    invalid: 'This does not look complete. Please check it.',
    unticked: 'Please tick the box if you agree.',
  },
  faultSummary: 'Please look at the marked places. What you typed is still here; nothing was sent.',
  changed:
    'This page has changed since you opened it. Please read it as it stands now, then press its button again. Nothing was passed on this time.',
  agreeButton: 'Agree and register',
  noThanks: 'No thank you',
  noThanksHint: 'Simply close this page. If you would rather receive no further offers like this:',
  openUntil: (date) => `This page takes registrations until ${date}.`,
  closedForNow: 'Registration is not possible at the moment. Please open this link again later.',
  closedOnForm:
    'Registration is not possible at the moment. What you typed is still here, and nothing was sent. Please press the button again later.',
  expired: 'The time for registering through this link has passed.',
  ended:
    'This offer has ended, so nobody can register here any more. There is nothing you need to do. Whoever registered before keeps every right.',
  endedBefore: {
    title: 'This offer has ended',
    lines: [
      'The offer ended before you confirmed, so nothing was passed on to anyone.',
      'What you entered is deleted within 7 days. There is nothing you need to do.',
    ],
  },
  redirect: {
    button: (agency) => `Agree and go to the form of ${agency}`,
    title: 'One step is left',
    lines: (agency) => [
      `Your consent is recorded. The form of ${agency} opens with the link below; your name and contact details you enter there yourself.`,
      'If you do not open it, nothing about you goes anywhere.',
    ],
    formLink: (agency) => `Open the form of ${agency}`,
    keep: {
      title: 'Please keep this',
      lines: (agency) => [
        'We have no address of yours, so no mail follows. Copy what stands here, or print this page: you need it if you ever wish to see, withdraw or erase this.',
        `Should you lose the link, write to the privacy contact and give the reference number; once you have opened its form, ${agency} knows it, too.`,
      ],
      reference: 'Your reference number',
      link: 'To see, withdraw or erase it at any time',
      contact: 'To ask by letter or mail',
      contactOf: (employer, contact) => `${employer}, privacy contact ${contact}`,
    },
    tooMany: [
      'This link was used many times today. Please try again tomorrow; nothing was recorded this time.',
    ],
  },
  mailSent: {
    title: 'Please look at your mail',
    lines: [
      'If the address can receive mail and today’s limit is not reached, a message from us is on its way to it.',
      'Open the link in that mail and confirm there. Until then nothing is passed on to anyone.',
      'If nothing arrives within a few minutes, please look in the junk folder, or check the address with the button below. We send at most three such mails a day. If no message comes today, please try again tomorrow.',
    ],
    check: 'Check what I entered',
  },
  confirm: {
    title: 'Confirm your registration',
    lines: [
      'Nothing has been passed on yet. When you press the button, the following goes out once.',
    ],
    detailsHeading: 'What is passed on',
    button: 'Confirm registration',
    otherwise: 'If you did not ask for this, close this page. The entry is deleted after 7 days.',
  },
  correct: {
    title: 'Correct your registration',
    lines: [
      'You are registered already. When you press the button, the following takes the place of what you confirmed before.',
    ],
    button: 'Confirm these details',
    otherwise:
      'If you do not want this, close this page: what you confirmed before stays as it is, and this entry is deleted after 7 days.',
  },
  corrected: {
    title: 'Your details are corrected',
    lines: (agency) => [
      `${agency} receives these details in place of the earlier ones. Everything else stays as it is.`,
      'A mail that confirms this is on its way to you.',
    ],
  },
  earlier: {
    title: 'You are registered already',
    lines: (employer, contact) => [
      'What counts is what the page below shows as confirmed. Anything else you entered is not passed on, and is deleted within 7 days.',
      `To change something, please write to ${employer}, privacy contact ${contact}.`,
    ],
  },
  confirmed: {
    title: 'You are registered',
    lines: (agency, frequency) => [
      `${agency} receives what you entered and will contact you. ${frequency}`,
      'A copy of what you agreed to is on its way to you by mail.',
    ],
    withdrawHint: 'You can take this back at any time, here or from the mail:',
    withdrawLink: 'Withdraw',
  },
  withdraw: {
    title: 'Withdraw your consent',
    lines: (agency) => [
      `Nothing more is passed on, and we ask ${agency} to delete your data.`,
      'Nothing else changes for you.',
    ],
    button: 'Withdraw consent',
  },
  cancel: {
    title: 'Delete your entry',
    lines: [
      'It was not confirmed, so nothing was passed on to anyone.',
      'When you press the button, what was entered is deleted. Nothing else changes for you.',
    ],
    button: 'Delete the entry',
  },
  withdrawn: {
    title: 'Your consent is withdrawn',
    lines: (agency, date) => [
      `Noted on ${date}. ${agency} is being asked to delete your data. Nothing else changes for you.`,
    ],
  },
  confirmation: {
    mailed: 'A mail that confirms this is on its way to you.',
    unmailed:
      'We hold no address of yours, so no mail follows: this page is your confirmation. Please print it, or note the number below.',
    reference: (number) => `Reference number: ${number}`,
  },
  undelivered: {
    title: 'Your details could not be passed on',
    lines: (agency, date) => [
      `${agency} did not confirm that it received your details. On ${date} we stopped trying and deleted your name and contact details.`,
      `As far as we know nothing reached ${agency}; in case something did, it is being asked to delete it. Nothing else changes for you.`,
    ],
  },
  cancelled: {
    title: 'Your entry is deleted',
    lines: ['Done. Nothing was passed on, and what you entered is deleted.'],
  },
  decline: {
    title: 'No further offers',
    lines: (employer) => [
      `If you press the button, ${employer} will add no such offers to its mails to you from now on.`,
      'It has no effect on any application.',
    ],
    button: 'No further offers',
    back: 'Back to the offer',
  },
  declined: {
    title: 'Noted',
    lines: ['No further offers like this will be sent to you. You can close this page.'],
  },
  notFound: {
    title: 'This page is not available',
    lines: [
      'The link may be incomplete. Please open it once more from the mail you received.',
      'Nothing about you was stored or passed on by opening it.',
    ],
  },
  unconfirmed: {
    title: 'This page is not available',
    lines: [
      'The link is incomplete, or its seven days are over. Please open it once more from the confirmation mail.',
      'If that does not help, please open the link in the mail from the company and fill in the form again.',
      'Nothing about you was stored or passed on by opening this page.',
    ],
  },
  fault: { title: 'That did not work' },
  footer: 'Career Relay',
}
