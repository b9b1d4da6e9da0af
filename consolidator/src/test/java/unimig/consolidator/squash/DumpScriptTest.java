package unimig.consolidator.squash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DumpScriptTest {
  private static final DumpScript SCRIPT =
      new DumpScript("me", Set.of("COMMENT ON EXTENSION citext IS 'as it comes';"));

  @Test
  void noiseOfTheSessionIsLeftOut() {
    assertEquals(
        List.of("CREATE TABLE public.a (id integer);"),
        SCRIPT.statements(
            """
            -- Dumped from database version 15.1
            \\restrict kfXZ

            SET statement_timeout = 0;
            SET transaction_timeout = 0;
            SET client_encoding = 'UTF8';
            SELECT pg_catalog.set_config('search_path', '', false);
            SET check_function_bodies = false;
            SET default_tablespace = '';
            SET default_table_access_method = heap;
            COMMENT ON EXTENSION citext IS 'as it comes';
            --
            -- Name: a; Type: TABLE
            --
            CREATE TABLE public.a (id integer);
            ALTER TABLE public.a OWNER TO me;
            BEGIN;
            COMMIT;
            \\unrestrict kfXZ
            """));
  }

  @Test
  void theOwnerIsWhoeverRunsIt() {
    assertEquals(
        List.of(
            "ALTER TABLE public.b OWNER TO me2;",
            "ALTER SCHEMA public OWNER TO CURRENT_USER;",
            "REVOKE ALL ON TABLE public.a FROM CURRENT_USER;",
            "GRANT SELECT ON TABLE public.me TO me2;",
            "ALTER DEFAULT PRIVILEGES FOR ROLE CURRENT_USER IN SCHEMA public GRANT SELECT ON TABLES"
                + "  TO CURRENT_USER WITH GRANT OPTION;"),
        SCRIPT.statements(
            """
            ALTER TABLE public.b OWNER TO me2;
            ALTER TABLE public.c OWNER TO "me";
            ALTER SCHEMA public OWNER TO me;
            REVOKE ALL ON TABLE public.a FROM me;
            GRANT SELECT ON TABLE public.me TO me2;
            ALTER DEFAULT PRIVILEGES FOR ROLE me IN SCHEMA public GRANT SELECT ON TABLES  TO me \
            WITH GRANT OPTION;
            """));
  }

  @Test
  void placesOtherThanTheUsualAreKeptAndReset() {
    List<String> statements =
        SCRIPT.statements(
            "SET default_tablespace = fast;\nCREATE TABLE a ();\nSET default_tablespace = '';");
    assertEquals(3, statements.size());
    assertEquals(List.of("RESET default_tablespace;"), DumpScript.resets(statements));
  }

  @Test
  void listsAreReadAsTheyWere() {
    String list = "(ARRAY['a'::character varying, 'it''s'::character varying])";
    assertEquals(
        List.of(
            "CREATE VIEW v AS SELECT 1 WHERE x = ANY (("
                + list
                + "::character varying[])::text[]);",
            "CREATE FUNCTION f() AS $$ " + list + "::text[] $$;"),
        SCRIPT.statements(
            "CREATE VIEW v AS SELECT 1 WHERE x = ANY (%1$s::text[]);\nCREATE FUNCTION f() AS $$ %1$s::text[] $$;"
                .formatted(list)));
  }
}
