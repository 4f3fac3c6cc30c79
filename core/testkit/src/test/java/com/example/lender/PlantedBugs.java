package com.example.lender;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** The same properties on policies in which somebody mistyped something. */
final class PlantedBugs {

    private PlantedBugs() {}

    /** Replaces a piece of the policy's text that stands there once. */
    private static Map<?, ?> mistyped(Map<?, ?> definition, String right, String wrong) {
        try {
            String json = new ObjectMapper().writeValueAsString(definition);
            if (json.split(java.util.regex.Pattern.quote(right), -1).length != 2) {
                throw new IllegalArgumentException(right + " does not stand there once");
            }
            return new ObjectMapper().readValue(json.replace(right, wrong), Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static final class YoungerByAYear extends CreditPolicyProperties {
        @Override
        Map<?, ?> definition() {
            return mistyped(super.definition(), "< 18", "< 17");
        }
    }

    static final class TooRichForAGoodScore extends CreditPolicyProperties {
        @Override
        Map<?, ?> definition() {
            return mistyped(super.definition(), "\">= 8000\"", "\"[8000..15000)\"");
        }
    }

    static final class LimitWithoutEnd extends CreditPolicyProperties {
        @Override
        Map<?, ?> definition() {
            return mistyped(
                    super.definition(),
                    "if applicant.income > 50000 then 50000 else applicant.income\"",
                    "applicant.income\"");
        }
    }
}
