/// What the shop promises over HTTP, as tests that any side can run against itself.
package dev.banyan.monolith.contract;
