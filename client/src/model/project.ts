/* Projects that a server keeps (dashboard/showing/routes/projects.py). */

/** A project: where it is read and, for whoever may, changed ("" for others); its newest revision that is known here; and until
    when it is kept, in seconds of Unix time. */
export interface Project {
  base: string;
  edit: string;
  revision: number;
  until: number;
}

/** Where a view is served: addresses that begin links to it, frames for other sites, and files. "" where there is none. */
export interface Served {
  page: string;
  frame: string;
  files: string;
}

export const servedAt = ({ base }: Project): Served => ({ page: base, frame: `${base}embed`, files: `${base}download/` });

/** A project as a server tells of it; null if that is something else. */
export function checkedProject(value: unknown): Project | null {
  const { base, edit, revision, until } = Object(value) as Partial<Record<keyof Project, unknown>>;
  if (typeof base !== "string" || typeof edit !== "string" || !Number.isSafeInteger(revision) || !Number.isSafeInteger(until)) return null;
  return { base, edit, revision: revision as number, until: until as number };
}
