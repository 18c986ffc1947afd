package org.eclipse.paho.client.mqttv3;

public class MqttClient {
    public MqttClient(String server, String client) throws MqttException {}

    public void connect() throws MqttException {}

    public void publish(String topic, MqttMessage message) throws MqttException {}
}
