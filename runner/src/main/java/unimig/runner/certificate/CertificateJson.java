package unimig.runner.certificate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import unimig.runner.certificate.ProvenMigration.Compared;
import unimig.runner.certificate.ProvenMigration.Result;
import unimig.runner.certificate.ProvenMigration.Step;
import unimig.runner.certificate.ProvenMigration.Testimony;
import unimig.runner.manifest.Mode;

/** Between certificate records and JSON trees; an enum is lower case with spaces. */
final class CertificateJson {
  private CertificateJson() {}

  static JsonObject json(Certificate certificate) {
    JsonObject json = new JsonObject();
    json.addProperty("proven", certificate.proven());
    json.addProperty("level", certificate.level());
    json.addProperty("tool", certificate.tool());
    json.addProperty("postgresql", certificate.postgresql());
    certificate.witness().ifPresent(witness -> json.add("witness", json(witness)));
    json.addProperty("manifest", certificate.manifestHash());
    json.add("files", json(certificate.files().files()));
    json.add(
        "jar",
        certificate
            .files()
            .jar()
            .<JsonElement>map(CertificateJson::json)
            .orElse(JsonNull.INSTANCE));
    certificate.branches().ifPresent(branches -> json.add("branches", json(branches)));
    JsonArray migrations = new JsonArray();
    certificate.migrations().forEach(migration -> migrations.add(json(migration)));
    json.add("migrations", migrations);
    return json;
  }

  static Certificate certificate(Fields fields) {
    return new Certificate(
        fields.bool("proven"),
        fields.string("level"),
        fields.string("tool"),
        fields.string("postgresql"),
        fields.string("manifest"),
        new ProvenFiles(
            fields.map("files"),
            fields.isNull("jar") ? Optional.empty() : Optional.of(jar(fields.object("jar")))),
        fields.objects("migrations").stream().map(CertificateJson::migration).toList(),
        fields
            .child("branches")
            .map(each -> new Branches(each.integer("count"), each.integer("reached"))),
        fields.child("witness").map(each -> new Witness(each.string("node"), each.map("sets"))));
  }

  private static JsonObject json(Witness witness) {
    JsonObject json = new JsonObject();
    json.addProperty("node", witness.node());
    json.add("sets", json(witness.sets()));
    return json;
  }

  private static JsonObject json(Branches branches) {
    JsonObject json = new JsonObject();
    json.addProperty("count", branches.count());
    json.addProperty("reached", branches.reached());
    return json;
  }

  private static JsonObject json(ProvenJar jar) {
    JsonObject json = new JsonObject();
    json.addProperty("hash", jar.hash());
    json.addProperty("others", jar.others());
    json.add("entries", json(jar.entries()));
    return json;
  }

  private static ProvenJar jar(Fields fields) {
    return new ProvenJar(fields.string("hash"), fields.integer("others"), fields.map("entries"));
  }

  private static JsonObject json(ProvenMigration migration) {
    JsonObject json = new JsonObject();
    json.addProperty("version", migration.version());
    json.addProperty("source", migration.source());
    json.addProperty("sourceHash", migration.sourceHash());
    json.addProperty("mode", lower(migration.mode()));
    json.add("converted", json(migration.converted()));
    json.add("undo", json(migration.undo()));
    json.addProperty("result", lower(migration.result()));
    json.add("steps", json(migration.steps()));
    migration.testimony().ifPresent(each -> json.add("witness", json(each)));
    return json;
  }

  private static JsonObject json(Testimony testimony) {
    JsonObject json = new JsonObject();
    json.addProperty("through", testimony.through());
    json.addProperty("result", lower(testimony.result()));
    json.add("steps", json(testimony.steps()));
    return json;
  }

  private static Testimony testimony(Fields fields) {
    return new Testimony(
        fields.string("through"), constant(fields, "result", Result.values()), steps(fields));
  }

  private static JsonArray json(List<Step> steps) {
    JsonArray array = new JsonArray();
    steps.forEach(step -> array.add(json(step)));
    return array;
  }

  private static List<Step> steps(Fields fields) {
    return fields.objects("steps").stream().map(CertificateJson::step).toList();
  }

  private static ProvenMigration migration(Fields fields) {
    return new ProvenMigration(
        fields.string("version"),
        fields.string("source"),
        fields.string("sourceHash"),
        constant(fields, "mode", Mode.values()),
        fields.optional("converted"),
        fields.optional("undo"),
        constant(fields, "result", Result.values()),
        steps(fields),
        fields.child("witness").map(CertificateJson::testimony));
  }

  /** Message, differences and what was compared only where there are any. */
  private static JsonObject json(Step step) {
    JsonObject json = new JsonObject();
    json.addProperty("phase", step.phase());
    json.addProperty("result", step.result());
    step.compared()
        .ifPresent(
            compared -> {
              json.addProperty("tables", compared.tables());
              json.addProperty("rows", compared.rows());
            });
    step.message().ifPresent(message -> json.addProperty("message", message));
    if (!step.differences().isEmpty()) {
      JsonArray differences = new JsonArray();
      step.differences().forEach(differences::add);
      json.add("differences", differences);
    }
    return json;
  }

  private static Step step(Fields fields) {
    return new Step(
        fields.string("phase"),
        fields.string("result"),
        fields.optional("message"),
        fields.strings("differences"),
        fields.isNull("tables")
            ? Optional.empty()
            : Optional.of(new Compared(fields.integer("tables"), fields.count("rows"))));
  }

  private static JsonObject json(Map<String, String> values) {
    JsonObject json = new JsonObject();
    values.forEach(json::addProperty);
    return json;
  }

  private static JsonElement json(Optional<String> value) {
    return value.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE);
  }

  private static <E extends Enum<E>> E constant(Fields fields, String name, E[] constants) {
    String text = fields.string(name);
    for (E constant : constants) {
      if (lower(constant).equals(text)) {
        return constant;
      }
    }
    List<String> known = List.of(constants).stream().map(CertificateJson::lower).toList();
    throw CertificateFile.badField(name, "is \"" + text + "\", not one of " + known);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
