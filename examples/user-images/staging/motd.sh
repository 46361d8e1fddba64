echo "This is the staging hub. What you keep here may be gone tomorrow."
