/** What was done about a row: used after a repair, understood but left out, or not usable. */
export type ReportAction = 'fixed' | 'skipped' | 'refused';

/** Every reason a report can give. */
export type ReportCode =
  // about a whole file
  | 'manifestMissing'
  | 'manifestValue'
  | 'fileMissing'
  | 'fileUnlisted'
  | 'fileNotRead'
  | 'folderInside'
  | 'encoding'
  | 'delimiter'
  | 'headerRenamed'
  | 'headerBlank'
  | 'headerRepeated'
  | 'headerUnknown'
  | 'privateColumn'
  | 'statusInBulk'
  | 'rolesNotKept'
  | 'moreEntries'
  // about one row
  | 'brokenQuotes'
  | 'extraCells'
  | 'cellTooLong'
  | 'valueMissing'
  | 'valueUnreadable'
  | 'controlCharacters'
  | 'duplicate'
  | 'duplicateMerged'
  | 'duplicateEmail'
  | 'emailAsId'
  | 'markedDeleted'
  | 'unknownReference'
  | 'parentAssumed'
  | 'parentCycle'
  | 'orgType'
  | 'departmentMerged'
  | 'gradeRewritten'
  | 'gradeUnknown'
  | 'severalGrades'
  | 'dateRewritten'
  | 'roleNotKept'
  | 'roleMissing'
  | 'roleConflict'
  | 'secondRole'
  | 'deltaIncomplete'
  | 'poolFull'
  | 'wrongAudience'
  | 'wrongOrg'
  | 'wrongProduct'
  // found by the importer, which knows what is in the database already
  | 'districtAssumed'
  | 'membershipAssumed'
  | 'enrollmentEnded'
  | 'unknownInDatabase'
  | 'poolKnown'
  | 'keptElsewhere';

/** One thing the person should know. Never holds a name, a password, a birth date or a student's e-mail. */
export type ReportEntry = {
  readonly file: string;
  /** The row as a spreadsheet numbers it (the header is row 1); null when it is about the whole file. */
  readonly row: number | null;
  readonly column: string | null;
  readonly code: ReportCode;
  readonly message: string;
  readonly action: ReportAction;
  /** What stood in the cell, where that is harmless. */
  readonly value?: string;
};

/** Rows of one file: read = kept + skipped + refused; fixed counts the kept rows that needed a repair. */
export type FileTotals = {
  readonly file: string;
  readonly read: number;
  readonly kept: number;
  readonly fixed: number;
  readonly skipped: number;
  readonly refused: number;
};

/** Entries are grouped by file, what concerns the whole file first, then row by row. */
export type Report = {
  readonly files: readonly FileTotals[];
  readonly entries: readonly ReportEntry[];
};

/** Why nothing was read at all. */
export type FatalCode =
  | 'noFiles'
  | 'requiredFileMissing'
  | 'ambiguousFile'
  | 'foreignLayout'
  | 'emptyFile'
  | 'notCsv'
  | 'noKnownHeader'
  | 'columnMissing'
  | 'fileTooLarge'
  | 'tooManyRows'
  | 'manifestUnreadable';

export type Fatal = {
  readonly code: FatalCode;
  readonly file: string | null;
  /** A sentence for the person who chose the file: what is wrong and what to do. */
  readonly message: string;
};
