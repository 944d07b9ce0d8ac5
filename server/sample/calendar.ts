/** The school year around a day, from August to June, and its two semesters. All days are `yyyy-mm-dd`. */
export type SchoolYear = {
  readonly sourcedId: string;
  /** The year it ends in, as OneRoster counts school years. */
  readonly schoolYear: string;
  readonly title: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly semesters: readonly {
    readonly sourcedId: string;
    readonly title: string;
    readonly startDate: string;
    readonly endDate: string;
  }[];
};

/** From July on, the school year that is about to begin. */
export function schoolYearAround(today: string): SchoolYear {
  const start = Number(today.slice(0, 4)) - (Number(today.slice(5, 7)) >= 7 ? 0 : 1);
  const end = start + 1;
  return {
    sourcedId: `ses-${start}`,
    schoolYear: String(end),
    title: `${start}–${end} School Year`,
    startDate: `${start}-08-17`,
    endDate: `${end}-06-11`,
    semesters: [
      { sourcedId: `ses-${start}-1`, title: 'Fall Semester', startDate: `${start}-08-17`, endDate: `${end}-01-15` },
      { sourcedId: `ses-${start}-2`, title: 'Spring Semester', startDate: `${end}-01-19`, endDate: `${end}-06-11` },
    ],
  };
}

/** A day so many days later. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
