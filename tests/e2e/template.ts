/** A template on the table, by its address: most tests begin there, and only some are about the way from the start page. */
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

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

/** All that was done is stored. */
export const saved = (page: Page) => expect(page.locator('[data-saved=saved]')).toBeVisible()

/** The same, once its copy is stored. */
export async function openSaved(page: Page, title?: Title): Promise<void> {
  await openTemplate(page, title)
  await saved(page)
}
