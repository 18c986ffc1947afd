package org.eclipse.paho.client.mqttv3;

public class MqttMessage {
    public MqttMessage(byte[] payload) {}

    public void setQos(int qos) {}
}
