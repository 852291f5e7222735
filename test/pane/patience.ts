import { configure } from '@testing-library/react'

// Pieces of the pane are fetched on the way, which takes a busy machine a while.
configure({ asyncUtilTimeout: 5_000 })
