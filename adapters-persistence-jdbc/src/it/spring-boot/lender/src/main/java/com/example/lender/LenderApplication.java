package com.example.lender;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application of somebody else, with a table and transactions of its own, in which Workfloo is embedded. */
@SpringBootApplication
public class LenderApplication {

    public static void main(String[] args) {
        SpringApplication.run(LenderApplication.class, args);
    }
}
