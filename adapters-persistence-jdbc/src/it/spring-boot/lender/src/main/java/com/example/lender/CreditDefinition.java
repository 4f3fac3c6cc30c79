package com.example.lender;

import dev.workfloo.Problem;
import dev.workfloo.access.Scope;
import dev.workfloo.application.Workfloo;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.rule.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** Published at each start, when it says something new. */
@Configuration(proxyBeanMethods = false)
class CreditDefinition {

    @Bean
    Scope lender() {
        return Scope.production("lender");
    }

    @Bean
    DefinitionId credit(Workfloo workfloo, Scope lender) throws IOException {
        String json = new ClassPathResource("credit.json").getContentAsString(StandardCharsets.UTF_8);
        Value document = Value.of(JsonParserFactory.getJsonParser().parseMap(json));
        return workfloo.definitions()
                .publishNews(lender.workspace(), document)
                .getOrElseThrow(Problem::toException)
                .version()
                .definition();
    }
}
