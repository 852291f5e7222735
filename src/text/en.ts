/** Every sentence of the pane in English; `ja.ts` must hold the same keys. */
export const en = {
  product: 'Career Relay',
  tabs: {
    label: 'Sections',
    compose: 'Compose',
    progress: 'Progress',
    privacy: 'Privacy',
    settings: 'Settings',
  },
  sends: 'My sends',
  loading: 'Loading',

  audience: {
    nobody: 'Add the candidate to To. Each link is made for one person.',
    colleagues: 'This address is inside your company. Add the candidate.',
    several: (count: number) =>
      `This mail goes to ${count} people outside your company. A link is made for one.`,
    unknown:
      'A group, or a name without an address, is among the recipients. A link is made for one person: enter the candidate’s own address.',
    for: 'For',
  },
  compose: {
    stage: 'Stage',
    stages: { screening: 'Screening', interview: 'Interview', final: 'Final round' },
    language: 'Language',
    languages: { ja: '日本語 (Japanese)', en: 'English' },
    position: 'Position',
    optional: 'Optional',
    lead: 'First paragraph',
    ownWords: 'Reword for this mail',
    useTemplate: 'Back to the template',
    writeLead: 'Write the first paragraph to this person yourself; then the link can be inserted.',
    otherReader: 'You wrote these words for another person. Change them, or confirm that they fit.',
    fitsToo: 'They fit this person too',
    tooLong:
      'This passage is too long for a mail. Reword it for this mail; a manager can shorten it in Settings > Wording.',
    resultFirst: 'Write the result first; the offer comes after it.',
    offerFirst: 'The offer stands above the result. Move it below.',
    loudSubject: 'The subject reads like an advertisement. Leave out 【】, PR and the like.',
    agreement: 'Agency',
    preview: 'As it will stand in the mail',
    inMail: 'As it stands in the mail.',
    insert: 'Insert referral link',
    inserting: 'Inserting…',
    remove: 'Remove referral link',
    removing: 'Removing…',
    replace: 'Replace it',
    replacing: 'Replacing…',
    inserted: 'Inserted. Not sent yet.',
    insertedAtTop: 'Inserted at the top. Move it below the result.',
    removed: 'Removed. The rest of your mail is as it was.',
    stillWorking: 'This is taking longer than usual; still working.',
    tryingAgain: 'Trying again…',
    stop: 'Cancel',
    stopped: 'Cancelled. Nothing was inserted.',
    otherPerson: 'The link in this mail was made for another person.',
    unreadable: 'Outlook does not let the pane read this mail. Close the pane and open it again.',
    addressRefused: 'No link can be made for this address. Check its spelling in To.',
    agreementGone: 'This agreement is no longer in force. Close the pane and open it again.',
    noRight: 'Your role inserts no referral links. The audit trail stands in the settings.',
    noMessage: 'Open Career Relay while you write a mail. The referral link goes into that mail.',
    nothingSetUp:
      'No agreement with an agency is in force yet. Fill in your company and the agreement first.',
    setUp: 'Go to Settings',
    noMail:
      'The server cannot send mail, so no candidate could confirm and no link is made. Please ask whoever runs the server to check the mail server (SMTP_URL).',
    noAgreement:
      'There is no agreement with an agency in force, so no link can be made. Ask your manager.',
  },
  unreachable: 'Career Relay cannot be reached. Your mail is untouched; nothing was inserted.',
  nextTry: (seconds: number) => `Next try in ${seconds} s.`,
  tryNow: 'Try now',
  trouble: 'Something went wrong on our side. Nothing was changed. Try again.',
  outlookMissing:
    'Outlook did not connect to the pane. Close the pane and open it again; your mail is untouched.',

  example: {
    mark: 'Example',
    about: 'Nothing here is real, and nothing is sent anywhere.',
    leave: 'Back to sign-in',
    noInsert: 'This is an example, so nothing can be inserted. Sign in to use it in your mail.',
  },
}

/** The shape both languages share; a missing sentence is a type error. */
export type Text = typeof en
