package dev.workfloo.jdbc.migration;

import dev.workfloo.jdbc.sql.Dialect;
import dev.workfloo.jdbc.sql.Sql;
import java.util.List;
import javax.sql.DataSource;

/** All that migrations made in a schema, in words that are the same wherever it is the same. */
final class TableShapes {

    private static final String ON_POSTGRESQL = """
            with s as (select oid from pg_namespace where nspname = ?), words as (
              select 'column ' || c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' '
                  || a.attnotnull::text || coalesce(' ' || pg_get_expr(d.adbin, d.adrelid), '') || a.attidentity::text word
                from pg_class c join s on s.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
                left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
                where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
              union all select 'options ' || c.relname || ' ' || array_to_string(c.reloptions, ' ')
                from pg_class c join s on s.oid = c.relnamespace where c.reloptions is not null
              union all select 'index ' || i.indisvalid::text || ' ' || pg_get_indexdef(i.indexrelid)
                from pg_index i join pg_class c on c.oid = i.indexrelid join s on s.oid = c.relnamespace
              union all select 'trigger ' || pg_get_triggerdef(t.oid)
                from pg_trigger t join pg_class c on c.oid = t.tgrelid join s on s.oid = c.relnamespace
                where not t.tgisinternal
              union all select 'constraint ' || r.conname || ' ' || pg_get_constraintdef(r.oid)
                from pg_constraint r join s on s.oid = r.connamespace
              union all select 'function ' || pg_get_functiondef(p.oid) || coalesce(p.proacl::text, '')
                from pg_proc p join s on s.oid = p.pronamespace)
            select regexp_replace(word, '\\s+', ' ', 'g') from words""";

    private static final String ON_H2 = """
            select word from (
              select table_schema s, 'column ' || table_name || ' ' || column_name || ' ' || data_type || ' '
                  || coalesce(character_maximum_length, 0) || ' ' || is_nullable || coalesce(column_default, '')
                  || coalesce(generation_expression, '') word from information_schema.columns
              union all select table_schema, 'index ' || table_name || ' '
                  || listagg(column_name, ' ') within group (order by ordinal_position)
                from information_schema.index_columns group by table_schema, table_name, index_name) where s = ?""";

    private TableShapes() {}

    static List<String> in(DataSource database, Dialect dialect, String schema) {
        return new Sql(database)
                .list(dialect == Dialect.POSTGRESQL ? ON_POSTGRESQL : ON_H2, row -> row.getString(1), schema).stream()
                        .map(word -> word.replaceAll("\"?\\b" + schema + "\\b\"?\\.", ""))
                        .sorted()
                        .toList();
    }
}
