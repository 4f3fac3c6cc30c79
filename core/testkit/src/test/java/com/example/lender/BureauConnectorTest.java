package com.example.lender;

import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.execution.connector.ConnectorCall.Question;
import dev.workfloo.execution.connector.ConnectorCall.ServiceQuestion;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.contract.ConnectorsContract;
import dev.workfloo.testkit.contract.PlayedService;
import dev.workfloo.testkit.contract.Trouble;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;

class BureauConnectorTest extends ConnectorsContract {

    private final PlayedService bureau = PlayedService.answering("{\"score\": 712}");

    @Override
    protected Connectors connectors() {
        return new BureauConnector(bureau.url());
    }

    @Override
    protected Question question() {
        return new ServiceQuestion("bureau", Value.Context.of(Map.of("rfc", "KIBA801010BPA")));
    }

    @Override
    protected boolean bringAbout(Trouble trouble) {
        return bureau.bringAbout(trouble);
    }

    @Override
    protected OptionalInt timesDone() {
        return OptionalInt.of(bureau.timesDone());
    }

    @AfterEach
    void stop() {
        bureau.close();
    }
}
