import type { Database } from '../../platform/database/index.js';

/** Everything a migration can make in the schema of the program, as text in a fixed order. */
export async function describeSchema(database: Database): Promise<string> {
  const parts = await database.inUnit({ kind: 'system', purpose: 'health' }, async (unit) => {
    const lines: string[] = [];
    for (const query of QUERIES) {
      for (const { line } of await unit.rows<{ line: string }>(query)) lines.push(line.replace(/\s+/g, ' ').trim());
      lines.push('');
    }
    return lines;
  });
  return `${parts.join('\n').trimEnd()}\n`;
}

const OURS = `n.nspname = 'public'`;

const QUERIES = [
  `select format('table %s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                 case when a.attnotnull then ' not null' else '' end,
                 coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where ${OURS} and c.relkind in ('r', 'p') order by c.relname, a.attname`,
  `select format('constraint %s.%s %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) as line
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and k.contype in ('c', 'f', 'p', 'u', 'x') order by c.relname, k.conname`,
  `select format('index %s', pg_get_indexdef(i.indexrelid)) as line
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} order by 1`,
  `select format('policy %s.%s %s to %s using (%s) check (%s)', c.relname, p.polname, p.polcmd,
                 array(select rolname from pg_roles where oid = any (p.polroles) order by 1),
                 pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) as line
     from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} order by c.relname, p.polname`,
  `select format('security %s %s%s', c.relname, case when c.relrowsecurity then 'on' else 'off' end,
                 case when c.relforcerowsecurity then ' forced' else '' end) as line
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and c.relkind in ('r', 'p') order by c.relname`,
  `select format('grant %s to %s: %s', g.table_name, g.grantee, string_agg(g.privilege_type, ', ' order by g.privilege_type)) as line
     from information_schema.role_table_grants g
    where g.table_schema = 'public' and g.grantee in ('alur_app', 'alur_system')
    group by g.table_name, g.grantee order by 1`,
  `select format('trigger %s.%s %s', c.relname, t.tgname, pg_get_triggerdef(t.oid)) as line
     from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and not t.tgisinternal order by c.relname, t.tgname`,
  `select format('function %s(%s) %s', p.proname, pg_get_function_identity_arguments(p.oid), md5(p.prosrc)) as line
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${OURS} and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by 1`,
  `select format('sequence %s', c.relname) as line
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and c.relkind = 'S' order by 1`,
];
