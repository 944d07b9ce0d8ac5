/** A calendar day as `yyyy-mm-dd`; `fixed` says that it was written otherwise. Null: not a day that exists. */
export function parseDate(text: string): { readonly date: string; readonly fixed: boolean } | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
  if (iso !== null) return checked(iso[1], iso[2], iso[3], text.length > 10);
  const slashed = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(text);
  if (slashed !== null) return checked(slashed[1], slashed[2], slashed[3], true);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact !== null) return checked(compact[1], compact[2], compact[3], true);
  // As a US spreadsheet shows it; day first only where the month cannot be meant.
  const us = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: .*)?$/.exec(text);
  if (us === null) return null;
  const year = us[3]?.length === 2 ? `20${us[3]}` : us[3];
  return checked(year, us[1], us[2], true) ?? checked(year, us[2], us[1], true);
}

function checked(year = '', month = '', day = '', fixed: boolean) {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  const exists = Number(year) >= 1900 && !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
  return exists ? { date, fixed } : null;
}
