import type { AgreementDraft } from '../../contract/settings.ts'

/** What most agreements say (domain rules §2.2); every figure can be changed before it is made. */
export const NEW_DRAFT: AgreementDraft = {
  mode: 'relay',
  formUrl: '',
  agency: {
    name: '',
    shortName: '',
    nameEn: '',
    address: '',
    addressEn: '',
    representative: '',
    representativeEn: '',
    licenceNo: '',
    country: 'JP',
    domains: [],
    contactFrequency: '',
    contactFrequencyEn: '',
  },
  terms: {
    ratio: 10,
    qualifyOn: 'accepted',
    holdDays: 14,
    personWindowDays: 365,
    debtCap: 10,
    linkLifetimeDays: 90,
  },
  endpoint: '',
}
