package dev.workfloo.person.form;

import dev.workfloo.definition.form.FieldType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a browser may fill in for the person whose data it knows (the tokens of HTML's {@code autocomplete}), guessed where a field's
 * type or id leaves no doubt. Elements of sets are often about others, and guessed never.
 */
final class Autofill {

    private static final Map<String, String> TOKENS = tokens();

    private Autofill() {}

    private static Map<String, String> tokens() {
        Map<String, String> tokens = new LinkedHashMap<>();
        put(tokens, "given-name", "first_name", "given_name", "nombre", "nombres", "primer_nombre");
        put(tokens, "additional-name", "middle_name", "second_name", "segundo_nombre");
        put(tokens, "family-name", "last_name", "family_name", "surname", "apellido", "apellidos");
        put(tokens, "name", "full_name", "nombre_completo");
        put(tokens, "bday", "birth_date", "birthdate", "birthday", "date_of_birth", "fecha_nacimiento");
        put(tokens, "bday", "fecha_de_nacimiento");
        put(tokens, "postal-code", "postal_code", "zip", "zip_code", "zipcode", "cp", "codigo_postal");
        put(tokens, "address-line1", "street_address", "address_line_1", "calle_y_numero");
        put(tokens, "address-level1", "state", "estado", "entidad_federativa");
        put(tokens, "address-level2", "city", "ciudad", "municipio");
        put(tokens, "organization", "employer", "company", "empresa");
        put(tokens, "tel-country-code", "country_code", "phone_country_code", "lada_internacional");
        return tokens;
    }

    private static void put(Map<String, String> tokens, String token, String... ids) {
        for (String id : List.of(ids)) tokens.put(id, token);
    }

    static Optional<String> of(AskedField asked) {
        if (asked.path().contains("[")) return Optional.empty();
        String id = asked.field().id();
        if (asked.type() == FieldType.EMAIL) return Optional.of("email");
        if (asked.type() == FieldType.PHONE) return Optional.of("tel");
        boolean isDate = asked.type() == FieldType.DATE;
        return Optional.ofNullable(TOKENS.get(id)).filter(token -> token.equals("bday") == isDate);
    }
}
