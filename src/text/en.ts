/** Every sentence of the pane in English; `ja.ts` must hold the same keys. */
export const en = {
  tabs: {
    label: 'Sections',
    compose: 'Compose',
    progress: 'Progress',
    settings: 'Settings',
  },
  sends: 'My sends',
  loading: 'Loading',

  audience: {
    nobody: 'Add the candidate to To. Each link is made for one person.',
    colleagues: 'This address is inside your company. Add the candidate.',
    several: (count: number) =>
      `This mail goes to ${count} people outside your company. A link is made for one.`,
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
    /** Stands in the preview, so it is in the language of the mail. */
    leadGap: { ja: '(冒頭文がここに入ります)', en: '(Your first paragraph)' },
    ownWords: 'Reword for this mail',
    useTemplate: 'Back to the template',
    writeLead: 'Write the first paragraph to this person yourself; then the link can be inserted.',
    resultFirst: 'Write the result first; the offer comes after it.',
    loudSubject: 'The subject reads like an advertisement. Leave out 【】, PR and the like.',
    agreement: 'Agency',
    preview: 'As it will stand in the mail',
    insert: 'Insert referral link',
    inserting: 'Inserting…',
    remove: 'Remove referral link',
    removing: 'Removing…',
    replace: 'Replace it',
    replacing: 'Replacing…',
    inserted: 'Inserted. Not sent yet.',
    insertedAtTop: 'Inserted at the top. Move it where you like.',
    removed: 'Removed. The rest of your mail is as it was.',
    otherPerson: 'The link in this mail was made for another person.',
    recipientsChanged:
      'The recipients changed while the link was being made. Nothing was inserted. Check To and insert again.',
    editedByHand:
      'The text around the link was changed by hand. Please delete the passage in the mail itself.',
    outlookRefused: 'Outlook did not accept the change. Click into the mail, then try again.',
    unreadable: 'Outlook does not let the pane read this mail. Close the pane and open it again.',
    addressRefused: 'No link can be made for this address. Check its spelling in To.',
    agreementGone: 'This agreement is no longer in force. Close the pane and open it again.',
    noRight: 'Your role inserts no referral links. The audit trail stands in the settings.',
    noMessage: 'Open Career Relay while you write a mail. The referral link goes into that mail.',
    nothingSetUp:
      'No agreement with an agency is in force yet. Fill in your company and the agreement first.',
    setUp: 'Go to Settings',
    noMail:
      'The server cannot send mail, so no candidate could confirm and no link is made. Your administrator sets SMTP_URL.',
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

  progress: {
    example: 'Example workspace: figures are posted at once.',
    none: 'There is no agreement with an agency in force yet.',
    bar: (points: number, ratio: number) => `${points} of ${ratio}`,
    more: (count: number) => `${count} more to a free placement`,
    noPoints: 'No points yet. The first comes once a candidate you wrote to has registered.',
    toCompose: 'Go to Compose',
    owed: (count: number) =>
      `${count} ${count === 1 ? 'point is' : 'points are'} owed: counted towards a free placement and taken back later.`,
    matured: (count: number) => `${count} counted`,
    pending: (count: number) => `${count} waiting`,
    available: (count: number) => `${count} free ${placements(count)} available`,
    reserved: (count: number) => `${count} reserved for a job`,
    redeemed: (count: number) => `${count} used so far`,
    asOf: (when: string) => `As of ${when}`,
    notPosted: 'No figures posted yet',
    offlineSince: (when: string) =>
      `Career Relay cannot be reached since ${when}. These are the last figures.`,
    unreachable: 'Career Relay cannot be reached.',
    refused: 'The figures cannot be shown right now. The pane keeps asking.',
    explain: {
      points: 'What does this count?',
      pointsAnswer: (ratio: number) =>
        `Each candidate the agency takes on gives one point. ${ratio} points make one free placement. Waiting points count once their waiting time is over.`,
      placements: 'What is a free placement?',
      placementsAnswer: 'One person the agency places with you without a fee.',
      asOf: 'How current is this?',
      asOfAnswer: (step: number) =>
        step > 1
          ? `Figures are posted in steps of ${step} sent links, so that no change points to one person.`
          : 'Figures are posted as soon as they change.',
    },
  },
}

function placements(count: number): string {
  return count === 1 ? 'placement' : 'placements'
}

/** The shape both languages share; a missing sentence is a type error. */
export type Text = typeof en
