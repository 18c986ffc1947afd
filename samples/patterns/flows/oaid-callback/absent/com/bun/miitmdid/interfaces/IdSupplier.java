package com.bun.miitmdid.interfaces;

public interface IdSupplier {
    String getOAID();
}
