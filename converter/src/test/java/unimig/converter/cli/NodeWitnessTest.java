package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.testing.LegacyTree;
import unimig.converter.testing.NodePackages;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;

/** What {@code unimig prove --node} answers. */
final class NodeWitnessTest {
  private static final String PATH = System.getenv().getOrDefault("PATH", "");

  private final Path project;
  private final Path out;
  private final Path bin;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

  NodeWitnessTest(@TempDir Path directory) throws IOException {
    this.project = directory.resolve("project");
    this.out = directory.resolve("out");
    this.bin = Files.createDirectory(directory.resolve("bin"));
  }

  @Test
  void runsModulesAndTypeScriptWithTheKnexfilesSettings() throws IOException {
    NodePackages.install(project);
    new LegacyTree(project)
        .with("package.json", "{ \"type\": \"module\" }\n")
        .with(
            "knexfile.ts",
            """
            import type { Knex } from 'knex';
            import { Client, schema } from './lib/names.js';
            const config: Record<string, Knex.Config> = {
              development: {
                client: Client.Postgres,
                migrations: { loadExtensions: ['.cjs', '.mjs', '.ts'] },
                searchPath: [schema, 'public'],
                wrapIdentifier: (name, wrap) => wrap(name.toLowerCase()),
              },
            };
            export default config;
            """)
        .with(
            "lib/names.ts",
            """
            export const schema: string = process.env.APP_SCHEMA ?? 'app';
            export enum Client { Postgres = 'pg' }
            """)
        .with(
            "migrations/20240101000000_people.ts",
            """
            import type { Knex } from 'knex';
            import { schema } from '../lib/names.js';
            export async function up(knex: Knex): Promise<void> {
              await knex.raw(`create schema ??`, [schema]);
              await knex.raw('create role unimig_witness_reader');
              await knex.schema.createTable('People', (t) => {
                t.uuid('Id').primary().defaultTo(knex.raw('gen_random_uuid()'));
                t.string('Name');
                t.timestamp('At').defaultTo(knex.fn.now());
              });
              await knex('People').insert([{ Name: 'ada' }, { Name: 'grace' }]);
              await knex.raw('grant select on people to unimig_witness_reader');
            }
            export async function down(knex: Knex): Promise<void> {
              await knex.schema.dropTable('People');
              await knex.raw('drop schema ??', [schema]);
              await knex.raw('drop role unimig_witness_reader');
            }
            """)
        .with(
            "migrations/20240102000000_shout.mjs",
            """
            export const config = { transaction: false };
            export const up = async (knex) => {
              for (const { id, name } of await knex('People').select('id', 'name')) {
                await knex('People').where({ id }).update({ name: name.toUpperCase() });
              }
            };
            export const down = async (knex) => {
              await knex('People').where('name', 'ADA').del();
              throw new Error('no way back');
            };
            """)
        .with(
            "migrations/20240103000000_count.cjs",
            """
            exports.up = async (knex) => {
              const [{ count }] = await knex('People').count();
              await knex('People').insert({ name: `${count} people` });
            };
            exports.down = async () => {};
            """);
    assertEquals(ExitCode.DONE, run("convert", PATH), answer::toString);
    assertEquals(ExitCode.DONE, run("prove", PATH, "--node", "--rows", "0"), answer::toString);

    JsonObject certificate = certificate();
    assertEquals(
        "{\"knex\":\"knex 3.1.0 and pg 8.16.3\"}",
        certificate.getAsJsonObject("witness").get("sets").toString());
    assertEquals(
        List.of(
            "equal: up equal, down equal, up_again equal",
            "equal: up equal, down fails_alike",
            "equal: up equal, down equal, up_again equal"),
        testimonies(certificate));
  }

  @Test
  void findsWhatAnotherKnexDoes() throws IOException {
    LegacyTree.of(project);
    NodePackages.installOtherKnex(project, "default '0'", "default '1'");
    NodePackages.link(project, "pg", "pg");
    assertEquals(ExitCode.DONE, run("convert", PATH), answer::toString);
    assertEquals(ExitCode.NOT_EQUIVALENT, run("prove", PATH, "--node"), answer::toString);

    String text = answer.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("up differs from the witness, knex 9.9.9 and pg 8.16.3"), text);
    assertTrue(text.contains("column \"active\": default: witness true, converted false"), text);
    assertTrue(text.contains("witness at migrations/20240101000000_users.js:2:"), text);
    JsonObject certificate = certificate();
    assertEquals(List.of("different: up different"), testimonies(certificate));
    JsonObject first = certificate.getAsJsonArray("migrations").get(0).getAsJsonObject();
    assertEquals("different", first.get("result").getAsString());
    assertEquals("up equal", steps(first));

    assertEquals(ExitCode.DONE, run("prove", PATH), answer::toString);
    assertFalse(certificate().has("witness"));
  }

  @Test
  void namesWhatIsMissing() throws IOException {
    LegacyTree.of(project);
    assertEquals(ExitCode.DONE, run("convert", PATH), answer::toString);
    refuses(PATH, "PACKAGE_NOT_INSTALLED", "\"knex\" is not installed");
    refuses(bin.toString(), "NODE_MISSING", "there is no \"node\" on PATH");
    Path node = bin.resolve("node");
    Files.writeString(node, "#!/bin/sh\necho 'unimig {\"node\":\"18.1.0\"}'\n");
    assertTrue(node.toFile().setExecutable(true));
    refuses(bin.toString(), "NODE_TOO_OLD", "is Node 18.1.0");
  }

  @Test
  void needsMigrationsOfKnex() throws IOException {
    new LegacyTree(project).with("scripts/20240201000000_a.sql", "create table a ();\n");
    assertEquals(ExitCode.DONE, run("convert", PATH), answer::toString);
    refuses(PATH, "NO_KNEX_SET", "there is no Knex migration");
  }

  private void refuses(String path, String code, String message) {
    assertEquals(ExitCode.BAD_INPUT, run("prove", path, "--node"), answer::toString);
    String text = answer.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("[" + code + "]"), text);
    assertTrue(text.contains(message), text);
  }

  private int run(String command, String path, String... more) {
    answer.reset();
    Map<String, String> environment = new HashMap<>(Map.of("PATH", path));
    String given = System.getenv().getOrDefault("DATABASE_URL", "");
    if (!given.isEmpty()) {
      environment.put("DATABASE_URL", given);
    }
    PrintStream print = new PrintStream(answer, true, StandardCharsets.UTF_8);
    List<String> arguments =
        new ArrayList<>(List.of(command, project.toString(), "--out", out.toString()));
    arguments.addAll(List.of(more));
    return Main.run(
        new Surroundings(environment, print, print, Clock.systemUTC(), /* terminal= */ false),
        arguments.toArray(String[]::new));
  }

  private JsonObject certificate() throws IOException {
    return JsonParser.parseString(Files.readString(out.resolve("certificate.json")))
        .getAsJsonObject();
  }

  /** {@code result: steps} of the witness for each migration that it ran. */
  private static List<String> testimonies(JsonObject certificate) {
    List<String> testimonies = new ArrayList<>();
    for (JsonElement each : certificate.getAsJsonArray("migrations")) {
      JsonObject witness = each.getAsJsonObject().getAsJsonObject("witness");
      if (witness != null) {
        testimonies.add(witness.get("result").getAsString() + ": " + steps(witness));
      }
    }
    return testimonies;
  }

  private static String steps(JsonObject object) {
    List<String> steps = new ArrayList<>();
    for (JsonElement each : object.getAsJsonArray("steps")) {
      JsonObject step = each.getAsJsonObject();
      steps.add(step.get("phase").getAsString() + " " + step.get("result").getAsString());
    }
    return String.join(", ", steps);
  }
}
