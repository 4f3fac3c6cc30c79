package dev.workfloo.outbound.file;

import java.util.Arrays;
import java.util.Optional;

/** What can be given a place in the body that a gateway for codes is sent. */
public enum GatewayValue {
    PHONE("phone"),
    COUNTRY_CODE("countryCode"),
    PHONE_NUMBER("phoneNumber"),
    EMAIL("email"),
    SUBJECT("subject"),
    TEXT("text"),
    CODE("code"),
    COMPANY_NAME("companyName"),
    MINUTES("minutes"),
    WORKSPACE("workspace");

    private final String literal;

    GatewayValue(String literal) {
        this.literal = literal;
    }

    /** Its name in the connector file. */
    public String literal() {
        return literal;
    }

    static Optional<GatewayValue> parse(String literal) {
        return Arrays.stream(values())
                .filter(value -> value.literal.equals(literal))
                .findFirst();
    }
}
