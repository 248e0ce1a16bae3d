/** A template on the table, by its address: most tests begin there, and only some are about the way from the start page. */
import type { Page } from '@playwright/test'

const files = {
  'Broadband installation': 'broadband-installation',
  'Fault repair': 'fault-repair',
  'Complaint, hotline 10000': 'complaint-hotline',
  'Key-account solution sale': 'key-account-solution',
  'Business hall': 'business-hall',
} as const
export type Title = keyof typeof files

export const openTemplate = async (page: Page, title: Title = 'Fault repair'): Promise<void> => {
  await page.goto(`/?test#/template/${files[title]}`)
}
