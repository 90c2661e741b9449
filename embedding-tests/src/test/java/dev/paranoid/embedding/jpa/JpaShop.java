package dev.paranoid.embedding.jpa;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;

/** A shop that keeps its customers with JPA. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan
public class JpaShop {}
