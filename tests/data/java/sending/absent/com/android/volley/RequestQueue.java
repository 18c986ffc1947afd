package com.android.volley;

public class RequestQueue {
    public <T> Request<T> add(Request<T> request) { return request; }
}
