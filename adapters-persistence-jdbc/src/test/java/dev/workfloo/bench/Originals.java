package dev.workfloo.bench;

import dev.workfloo.Problem;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.Start.Origin;
import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.rule.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Executions that the store itself writes, to be copied: one of each kind, and one of each person. */
final class Originals {

    /** Kinds of credit, and how many fifths of all executions are of each. */
    private static final Map<String, Integer> CREDITS =
            Map.of("Crédito personal", 3, "Crédito PyME", 1, "Crédito de nómina", 1);

    static final String CREDIT = """
            {"id": "%s", "name": "%s", "start": "applicant", "nodes": [
              {"id": "applicant", "type": "FORM", "name": "Solicitante", "next": "policy", "sections": [{"section": "Datos", "fields": [
                {"id": "income", "name": "Ingreso", "type": "NUMBER", "required": true, "minVal": 0},
                {"id": "first_name", "name": "Nombre", "type": "TEXT", "maxLength": 60, "searchable": true},
                {"id": "last_name_1", "name": "Apellido", "type": "TEXT", "maxLength": 60, "searchable": true},
                {"id": "rfc_pf", "name": "RFC", "type": "TEXT", "maxLength": 13, "searchable": true, "sensitive": true}]}]},
              {"id": "policy", "type": "RULESET", "name": "Política", "hitPolicy": "FIRST", "inputs": ["applicant.income"],
               "rules": [{"when": ["> 90000"], "exit": "offered", "labels": ["aprobado", "excepción"]},
                         {"when": ["> 50000"], "exit": "offered", "labels": ["aprobado", "preferente"]},
                         {"when": ["> 10000"], "exit": "offered", "labels": ["aprobado"]}],
               "default": {"exit": "refused", "labels": ["rechazado"]}, "exits": {"offered": "offer", "refused": null}},
              {"id": "offer", "type": "FORM", "name": "Oferta", "next": "done", "sections": [{"section": "Oferta", "fields": [
                {"id": "accepted", "name": "Acepta", "type": "BOOLEAN", "required": true}]}]},
              {"id": "done", "type": "LABEL", "name": "Firmado", "labels": ["firmado"]}]}
            """;

    /** Gives an execution the terms of its answers, and none else. */
    private static final String PERSON = """
            {"id": "657117e1d511b6e54fe2b1ff", "name": "Persona", "start": "person", "nodes": [
              {"id": "person", "type": "FORM", "name": "Persona", "sections": [{"section": "Datos", "fields": [
                {"id": "first_name", "name": "Nombre", "type": "TEXT", "maxLength": 60, "searchable": true},
                {"id": "last_name_1", "name": "Apellido", "type": "TEXT", "maxLength": 60, "searchable": true},
                {"id": "rfc_pf", "name": "RFC", "type": "TEXT", "maxLength": 13, "searchable": true, "sensitive": true}]}]}]}
            """;

    private final Workfloo workfloo;
    private final Scope scope;

    Originals(Workfloo workfloo, Scope scope) {
        this.workfloo = workfloo;
        this.scope = scope;
        publish(PERSON);
    }

    /**
     * An execution that is copied.
     *
     * @param ending how its copies ended, if otherwise than it did
     * @param isAnswered whether somebody has said who applies
     * @param times how many of a thousand executions are its copies
     */
    record Original(ExecutionId id, Optional<String> ending, boolean isAnswered, int times) {}

    /** Of all kinds together, there are a thousand copies. */
    List<Original> ofEachKind() {
        return CREDITS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(credit -> of(credit.getKey(), credit.getValue()))
                .toList();
    }

    static String definition(String credit) {
        return String.format("657117e1d511b6e54fe2b1%02x", credit.length());
    }

    private Stream<Original> of(String credit, int share) {
        String definition = definition(credit);
        publish(String.format(CREDIT, definition, credit));
        return Stream.of(
                new Original(begun(definition), Optional.empty(), false, 12 * share),
                new Original(answered(definition, 20_000), Optional.empty(), true, 8 * share),
                new Original(signed(definition, 20_000), Optional.empty(), true, 80 * share),
                new Original(signed(definition, 60_000), Optional.empty(), true, 10 * share),
                new Original(answered(definition, 5_000), Optional.empty(), true, 50 * share),
                new Original(begun(definition), Optional.of("ABANDONED"), false, 24 * share),
                new Original(answered(definition, 20_000), Optional.of("ABANDONED"), true, 11 * share),
                new Original(answered(definition, 95_000), Optional.of("ERROR"), true, 5 * share));
    }

    /** Somebody with these answers. */
    ExecutionId person(Map<String, String> answers) {
        return start(StartWorkfloo.of(scope, "657117e1d511b6e54fe2b1ff").withForm(answers));
    }

    private void publish(String document) {
        workfloo.definitions()
                .publish(scope.workspace(), StoredJson.read(document))
                .getOrElseThrow(problem -> new IllegalStateException(problem.message() + problem.fields()));
    }

    private ExecutionId begun(String definition) {
        return start(StartWorkfloo.of(scope, definition));
    }

    private ExecutionId answered(String definition, int income) {
        return start(StartWorkfloo.of(scope, definition).withForm(Map.of("income", income)));
    }

    private ExecutionId signed(String definition, int income) {
        ExecutionId id = answered(definition, income);
        workfloo.steps()
                .answerForm(scope, id, Value.Context.of(Map.of("accepted", true)))
                .getOrElseThrow(Problem::toException);
        return id;
    }

    private ExecutionId start(StartWorkfloo command) {
        return workfloo.executions()
                .execute(command.from(new Origin("core-banking", Optional.of("203.0.113.7"))))
                .getOrElseThrow(Problem::toException)
                .id();
    }
}
